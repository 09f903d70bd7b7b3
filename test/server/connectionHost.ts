// A host with a settings page, for the tests of createConnectionHandler.

import { expect, vi } from 'vitest';
import {
  type ConnectionCheck,
  type ConnectionHandlerOptions,
  createConnectionHandler,
  type StoredConnection,
} from '../../src/server/index.js';
import { testKeys } from '../../src/testing/index.js';
import { credentials, origin } from './post.js';

export const address = `${origin}/api/itglue`;

export type Ask = 'connect' | 'show' | 'check' | 'disconnect';

const asks: Record<Ask, { method: string; path?: string; body?: string }> = {
  connect: {
    method: 'POST',
    body: JSON.stringify({ subdomain: credentials.subdomain, api_key: credentials.apiKey }),
  },
  show: { method: 'GET' },
  check: { method: 'POST', path: '?check' },
  disconnect: { method: 'DELETE' },
};
export const everyAsk = ['connect', 'show', 'check', 'disconnect'] as const;

/** A request of the settings page. A header of `null` is left out. */
export function request(
  ask: Ask,
  headers: Record<string, string | null> = {},
  signal?: AbortSignal,
) {
  const { method, path = '', body } = asks[ask];
  const all = {
    'sec-fetch-site': 'same-origin',
    origin: method === 'GET' ? null : origin,
    'content-type': body ? 'application/json' : null,
    ...headers,
  };
  const sent = new Headers();
  for (const [name, value] of Object.entries(all)) if (value !== null) sent.set(name, value);
  return new Request(address + path, {
    method,
    headers: sent,
    ...(body && { body }),
    ...(signal && { signal }),
  });
}

/** A host that stores one connection in memory. */
export function host(changes: Partial<ConnectionHandlerOptions<string>> = {}) {
  const rows = new Map<string, Omit<StoredConnection, 'credentials'> & { apiKey: string }>();
  const onError = vi.fn();
  const opened = vi.fn();
  const options = {
    authorize: () => 'customer-1',
    save: async ({ apiKey }, _, customer, { connection }) => {
      rows.set(customer, { connection, apiKey });
    },
    load: async (customer) => {
      const row = rows.get(customer);
      if (!row) return undefined;
      const { apiKey, ...stored } = row;
      const credentials = async () => {
        opened();
        return { subdomain: stored.connection.subdomain, apiKey };
      };
      return { ...stored, credentials };
    },
    remove: async (customer) => {
      rows.delete(customer);
    },
    record: async (check, customer) => {
      const row = rows.get(customer);
      if (row) rows.set(customer, { ...row, check });
    },
    onError,
    ...changes,
  } satisfies ConnectionHandlerOptions<string>;
  const spies = {
    save: vi.fn(options.save),
    load: vi.fn(options.load),
    remove: vi.fn(options.remove),
    record: vi.fn(options.record),
  };
  const handle = createConnectionHandler({ ...options, ...spies });
  const ask = (ask: Ask, headers?: Record<string, string | null>) => handle(request(ask, headers));
  return { ask, handle, rows, onError, opened, authorize: options.authorize, ...spies };
}

export const stored = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: credentials.apiKey.slice(-4),
  connectedAt: '2026-11-02T09:30:00.000Z',
} as const;

/** A host with a stored connection, whose key has this name. */
export function connected(
  key: keyof typeof testKeys = 'api.eu',
  {
    check,
    ...changes
  }: Partial<ConnectionHandlerOptions<string>> & { check?: ConnectionCheck } = {},
) {
  const made = host(changes);
  made.rows.set('customer-1', {
    connection: { ...stored },
    apiKey: testKeys[key],
    ...(check && { check }),
  });
  return made;
}

/** A callback that TypeScript would refuse. */
export function withoutTypes(name: string, callback: () => unknown): object {
  return { [name]: callback };
}

export const ok = { health: 'ok', organizationCount: 143, checkedAt: expect.any(String) } as const;
export const brokenBefore: ConnectionCheck = {
  health: 'broken',
  code: 'key_rejected',
  checkedAt: '2026-11-03T09:30:00.000Z',
};

export function expectNothing(response: Response) {
  expect(response.status).toBe(204);
  expect(response.body).toBeNull();
  expect(response.headers.get('cache-control')).toBe('no-store');
}

export async function expectProblem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({ status, code });
}
