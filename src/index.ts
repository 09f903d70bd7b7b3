// What `itglue-connect` exports, and nothing else.

export {
  ConnectionCard,
  type ConnectionCardProps,
} from './card/ConnectionCard.js';
export { ConnectDialog, type ConnectDialogProps } from './dialog/ConnectDialog.js';
export { openConnectDialog } from './dialog/openConnectDialog.js';
export { ConnectForm, type ConnectFormProps } from './form/ConnectForm.js';
export type { ConnectEvent } from './form/events.js';
export { type PostToOptions, postTo } from './form/postTo.js';
export {
  type ConnectFormController,
  type ConnectState,
  type Notice,
  type OnConnect,
  type SubdomainOptions,
  type UseConnectFormOptions,
  useConnectForm,
  useFieldError,
} from './form/useConnectForm.js';
export {
  ConnectError,
  type ConnectErrorCode,
  type ConnectErrorOptions,
} from './itglue/connectError.js';
export type { Connection } from './itglue/connection.js';
export {
  type Credentials,
  cleanApiKey,
  credentialsSchema,
  type FieldError,
} from './itglue/credentials.js';
export {
  type Address,
  parseAddress,
  type Region,
  regions,
  type Subdomain,
} from './itglue/regions.js';
export type { ClassNames, HostChoices, Part } from './messages/HostContext.js';
export type { Messages } from './messages/messages.js';
