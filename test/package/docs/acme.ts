// What the host of the pages has of its own. The pages import it as './acme.js'.

import type { Connection } from '../../../src/index.js';
import type {
  ConnectHandlerOptions,
  ConnectionCheck,
  ConnectionHandlerOptions,
  StoredConnection,
  UsedLinks,
} from '../../../src/server/index.js';

export interface Administrator {
  customerId: string;
  customerName: string;
  userName: string;
}

export interface Row {
  connection: Connection;
  sealedKey: string;
  check?: ConnectionCheck | null;
}

export declare const secret: string;
export declare const used: UsedLinks;
export declare const publicKey: CryptoKey;
export declare const db: {
  query(sql: string, values: unknown[]): Promise<{ rowCount: number }>;
  upsert(table: string, id: string, row: Row): Promise<void>;
};
export declare const table: {
  upsert(customerId: string, row: Row): Promise<void>;
  find(customerId: string): Promise<Row | undefined>;
  update(customerId: string, fields: Partial<Row>): Promise<void>;
  remove(customerId: string): Promise<void>;
  all(): AsyncIterable<{ customerId: string; connection: Connection }>;
};
export declare const store: {
  put(customerId: string, row: { apiKey: string; connection: Connection }): Promise<void>;
};
export declare const logger: { error(fields: object): void };
export declare const sentLinks: {
  get(customerId: string): Promise<{ id: string; issuedAt: string; expiresAt: string } | undefined>;
  set(customerId: string, link: { id: string; issuedAt: string; expiresAt: string }): Promise<void>;
  delete(customerId: string): Promise<void>;
};
export declare const fetchThroughProxy: typeof fetch;

export declare const authorize: (request: Request) => Promise<Administrator>;
export declare const save: ConnectHandlerOptions<{ customerId: string }>['save'];
export declare const load: ConnectionHandlerOptions<{ customerId: string }>['load'];
export declare const stored: StoredConnection;
export declare function requireAdministrator(request: Request): Promise<Administrator>;
export declare function requireUser(request: Request): Promise<{ id: string }>;
export declare function isAdministratorOf(
  user: { id: string },
  customerId: string,
): Promise<boolean>;
export declare function findSession(
  id: string,
): Promise<{ role: string; customerId: string } | undefined>;
export declare function openKey(customerId: string): Promise<string>;
export declare function notifyAdministrators(customerId: string, why?: string): Promise<void>;
