// What `itglue-connect/element` exports, and nothing else. Importing it defines `<itglue-connect>`.

export type { OnConnect } from '../form/controller.js';
export { postTo } from '../form/postTo.js';
export { ConnectError, type ConnectErrorCode } from '../itglue/connectError.js';
export type { Connection } from '../itglue/connection.js';
export type { Credentials } from '../itglue/credentials.js';
export type { Subdomain } from '../itglue/regions.js';
export {
  type ItglueConnectAttributes,
  ItglueConnectElement,
  type ItglueConnectEventMap,
} from './ItglueConnectElement.js';
