// Acme's one connection in a JSON file: the public fields in plain text, and the API key sealed.

import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import type {
  Connection,
  ConnectionCheck,
  ConnectionHandlerOptions,
  StoredConnection,
  Vault,
} from '../../src/server/index.js';

const subdomainSchema = z.enum(['api', 'api.eu', 'api.au']);

const connectionSchema = z.object({
  subdomain: subdomainSchema,
  organizationCount: z.exactOptional(z.number()),
  keyHint: z.exactOptional(z.string()),
  connectedAt: z.exactOptional(z.string()),
  id: z.exactOptional(z.string()),
}) satisfies z.ZodMiniType<Connection>;

const codeSchema = z.enum([
  'wrong_subdomain',
  'key_rejected',
  'rate_limited',
  'unavailable',
  'timeout',
  'offline',
  'not_allowed',
  'invalid_request',
  'unknown',
]);

const checkSchema = z.object({
  health: z.enum(['ok', 'broken', 'unknown']),
  code: z.exactOptional(codeSchema),
  suggestedSubdomain: z.exactOptional(subdomainSchema),
  retryAfter: z.exactOptional(z.number()),
  organizationCount: z.exactOptional(z.number()),
  checkedAt: z.string(),
}) satisfies z.ZodMiniType<ConnectionCheck>;

/** The connection, and the result of its last check. */
const connectedSchema = z.object({
  connection: connectionSchema,
  check: z.exactOptional(checkSchema),
});

const rowSchema = z.extend(connectedSchema, {
  connection: z.extend(connectionSchema, { id: z.string() }),
  sealedKey: z.string(),
});

type Row = z.infer<typeof rowSchema>;

/** A customer of Acme, who owns a key. */
export interface Customer {
  customerId: string;
}

/** The functions that `createConnectionHandler` needs. */
export type ConnectionStore = Pick<
  Required<ConnectionHandlerOptions<Customer>>,
  'save' | 'load' | 'record' | 'remove'
>;

/** @param vault seals the API key */
export function createConnectionStore(file: string, vault: Vault): ConnectionStore {
  // Each process has its own name. Within a process, a write starts when the previous one has ended.
  const temporary = `${file}.${process.pid}.tmp`;
  let lastChange: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const changed = lastChange.then(change);
    lastChange = changed.catch(() => {});
    return changed;
  }

  async function read(): Promise<Row | undefined> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    return text === undefined ? undefined : parseRow(text, file);
  }

  /** Writes to a temporary file first, so that a concurrent reader sees either the old or the new content. */
  async function write(row: Row): Promise<void> {
    await writeFile(temporary, JSON.stringify(row, undefined, 2), { mode: 0o600, flush: true });
    await rename(temporary, file);
  }

  return {
    save: ({ apiKey }, _, { customerId }, { connection }) =>
      inTurn(async () => {
        const id = randomUUID();
        const sealedKey = await vault.seal(apiKey, customerId);
        await write({ connection: { ...connection, id }, sealedKey });
        return { id };
      }),

    async load({ customerId }): Promise<StoredConnection | undefined> {
      const row = await read();
      if (!row) return undefined;
      const { connection, sealedKey, check } = row;
      const { subdomain } = connection;
      return {
        connection,
        check,
        credentials: async () => ({ subdomain, apiKey: await vault.open(sealedKey, customerId) }),
      };
    },

    record: (check, _, { connection: { id } }) =>
      inTurn(async () => {
        const row = await read();
        if (row && row.connection.id === id) await write({ ...row, check });
      }),

    remove: () => inTurn(() => rm(file, { force: true })),
  };
}

function parseRow(text: string, file: string): Row {
  try {
    return rowSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} is not a stored connection. Remove it to start anew.`);
  }
}
