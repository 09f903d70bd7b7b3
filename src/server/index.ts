// What `itglue-connect/server` exports, and nothing else.

export { ConnectError, type ConnectErrorCode, type Problem } from '../itglue/connectError.js';
export type { Connection } from '../itglue/connection.js';
export type { Credentials } from '../itglue/credentials.js';
export type { Subdomain } from '../itglue/regions.js';
export {
  type Verification,
  type VerifyOptions,
  verifyCredentials,
} from '../itglue/verifyCredentials.js';
export { type ConnectHandlerOptions, createConnectHandler } from './createConnectHandler.js';
export {
  createVault,
  type Vault,
  VaultError,
  type VaultErrorCode,
  type VaultOptions,
} from './createVault.js';
export type { Authorized } from './decide.js';
export { Refusal } from './refusal.js';
export type { Secret } from './secrets.js';
