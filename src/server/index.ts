// What `itglue-connect/server` exports, and nothing else.

export { type CheckOptions, checkConnection } from '../itglue/checkConnection.js';
export { ConnectError, type ConnectErrorCode, type Problem } from '../itglue/connectError.js';
export type { Connection } from '../itglue/connection.js';
export type { ConnectionCheck, Health } from '../itglue/connectionCheck.js';
export type { LinkStatus, ShownLink } from '../itglue/connectLink.js';
export type { Credentials } from '../itglue/credentials.js';
export type { Subdomain } from '../itglue/regions.js';
export {
  type Verification,
  type VerifyOptions,
  verifyCredentials,
} from '../itglue/verifyCredentials.js';
export type { ConnectHandlerOptions } from './connecting.js';
export { createConnectHandler } from './createConnectHandler.js';
export {
  type ConnectionHandlerOptions,
  createConnectionHandler,
  type StoredConnection,
} from './createConnectionHandler.js';
export {
  type ConnectLinks,
  type ConnectLinksOptions,
  createConnectLinks,
  type IssuedLink,
  type Lifetime,
  type LinkContext,
} from './createConnectLinks.js';
export type { HandlerOptions } from './createHandler.js';
export {
  createVault,
  type Vault,
  VaultError,
  type VaultErrorCode,
  type VaultOptions,
} from './createVault.js';
export type { Authorized } from './decide.js';
export { LinkError, type LinkErrorCode } from './linkError.js';
export type { LinkWords } from './linkTokens.js';
export { Refusal } from './refusal.js';
export type { Secret } from './secrets.js';
export type { UsedLinks } from './usedLinks.js';
