// Acme's one connection, in a JSON file: what may be shown as it is, the API key encrypted.

import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { Connection, Credentials, Verification } from '../../src/server/index.js';
import { connectionSchema, reasonSchema, statusSchema } from '../session.js';
import { seal, unseal } from './sealedKey.js';

const storedSchema = z.object({
  connection: z.extend(connectionSchema, { id: z.string() }),
  status: statusSchema,
  reason: z.exactOptional(reasonSchema),
  sealedKey: z.object({ iv: z.string(), ciphertext: z.string() }),
});

/** The connection as it is kept. */
export type StoredConnection = z.infer<typeof storedSchema>;

export type ConnectionState = Pick<StoredConnection, 'status' | 'reason'>;

export interface ConnectionStore {
  read(): Promise<StoredConnection | undefined>;
  /** The credentials of a stored connection. */
  unseal(stored: StoredConnection): Promise<Credentials>;
  /** Stores a connection in place of the one before. It gets an id of its own. */
  save(credentials: Credentials, verification: Verification): Promise<Connection>;
  /** Notes whether a connection works. Nothing is changed if another one has taken its place. */
  mark(id: string, state: ConnectionState): Promise<void>;
  remove(): Promise<void>;
}

/** @param secret which the API key is encrypted with */
export function createConnectionStore(file: string, secret: CryptoKey): ConnectionStore {
  // A fresh name for each process; within one, a write begins when the one before has ended.
  const temporary = `${file}.${process.pid}.tmp`;
  let lastChange: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const changed = lastChange.then(change);
    lastChange = changed.catch(() => {});
    return changed;
  }

  async function read(): Promise<StoredConnection | undefined> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    return text === undefined ? undefined : parseStored(text, file);
  }

  /** Whoever reads meanwhile sees the file as it was, or as it will be. */
  async function write(stored: StoredConnection): Promise<void> {
    await writeFile(temporary, JSON.stringify(stored, undefined, 2), { mode: 0o600, flush: true });
    await rename(temporary, file);
  }

  return {
    read,

    async unseal({ connection, sealedKey }) {
      const apiKey = await unseal(secret, sealedKey, connection).catch(() => {
        throw new Error(`The key in ${file} was sealed with another secret, or changed.`);
      });
      return { subdomain: connection.subdomain, apiKey };
    },

    save: ({ subdomain, apiKey }, { organizationCount }) =>
      inTurn(async () => {
        const connection = {
          id: randomUUID(),
          subdomain,
          organizationCount,
          connectedAt: new Date().toISOString(),
          // Of a short key, four characters would give much away.
          ...(apiKey.length >= 16 && { keyHint: apiKey.slice(-4) }),
        };
        const sealedKey = await seal(secret, apiKey, connection);
        await write({ connection, status: 'connected', sealedKey });
        return connection;
      }),

    mark: (id, state) =>
      inTurn(async () => {
        const stored = await read();
        if (stored?.connection.id !== id) return;
        const { connection, sealedKey } = stored;
        await write({ connection, ...state, sealedKey });
      }),

    remove: () => inTurn(() => rm(file, { force: true })),
  };
}

function parseStored(text: string, file: string): StoredConnection {
  try {
    return storedSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} is not a stored connection. Remove it to start anew.`);
  }
}
