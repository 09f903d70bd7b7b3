// What `itglue-connect` exports, and nothing else.

export {
  ConnectionCard,
  type ConnectionCardProps,
} from './card/ConnectionCard.js';
export {
  type ConnectionProps,
  type LoadedConnection,
  type UseConnectionOptions,
  useConnection,
} from './card/useConnection.js';
export { ConnectDialog, type ConnectDialogProps } from './dialog/ConnectDialog.js';
export { openConnectDialog } from './dialog/openConnectDialog.js';
export { ConnectForm, type ConnectFormProps } from './form/ConnectForm.js';
export type {
  ApiKeyProps,
  ConnectFormController,
  ConnectState,
  FormControl,
  Notice,
  OnConnect,
  SubdomainOptions,
  UseConnectFormOptions,
} from './form/controller.js';
export type { ConnectEvent } from './form/events.js';
export { useFieldError } from './form/fields.js';
export type { ApiKeyKind } from './form/keyField.js';
export { type PostToOptions, postTo } from './form/postTo.js';
export type { CreateLink, LinkToSend, SentLink } from './form/SendLink.js';
export { useConnectForm } from './form/useConnectForm.js';
export type { ClassNames, HostChoices, Part } from './host/HostContext.js';
export type { FieldError } from './itglue/apiKey.js';
export {
  ConnectError,
  type ConnectErrorCode,
  type ConnectErrorOptions,
} from './itglue/connectError.js';
export type { Connection } from './itglue/connection.js';
export type { ConnectionCheck, Health } from './itglue/connectionCheck.js';
export type { LinkStatus, ShownLink } from './itglue/connectLink.js';
export { type Credentials, cleanApiKey } from './itglue/credentials.js';
export { credentialsSchema } from './itglue/credentialsSchema.js';
export {
  type Address,
  parseAddress,
  type Region,
  regions,
  type Subdomain,
} from './itglue/regions.js';
export type { Messages } from './languages/en.js';
export { ConnectByLink, type ConnectByLinkProps } from './link/ConnectByLink.js';
