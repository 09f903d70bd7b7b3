// Real answers of both handlers, one way or another for every status that openapi.json names.

import {
  ConnectError,
  type ConnectErrorCode,
  createConnectHandler,
  createConnectionHandler,
  type StoredConnection,
} from '../../src/server/index.js';
import { testKeys } from '../../src/testing/index.js';

/** An answer, and what it is an answer to. */
export interface Asked {
  what: string;
  path: '/api/itglue/connect' | '/api/itglue';
  method: string;
  response: Response;
}

const origin = 'https://app.acme.example';
const good = JSON.stringify({ subdomain: 'api.eu', api_key: testKeys['api.eu'] });

const connection = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: '4b82',
  connectedAt: '2026-11-02T09:30:00.000Z',
  id: 'connection-7',
} as const;

interface Unusual {
  authorize?: () => Promise<string | Response>;
  verify?: () => Promise<{ organizationCount: number }>;
  load?: () => Promise<StoredConnection | undefined>;
  remove?: () => Promise<void>;
  headers?: Record<string, string>;
  method?: string;
  body?: string;
  query?: string;
}

const stored: StoredConnection = {
  connection,
  credentials: () => ({ subdomain: 'api.eu', apiKey: testKeys['api.eu'] }),
};

function ask(path: Asked['path'], unusual: Unusual): Promise<Response> {
  const { method = 'POST', headers, body = good, query = '', ...callbacks } = unusual;
  const options = {
    authorize: async () => 'customer-1',
    verify: async () => ({ organizationCount: 143 }),
    save: async () => ({ id: 'connection-7' }),
    load: async () => stored,
    remove: async () => {},
    onError: () => {},
    ...callbacks,
  };
  const handle =
    path === '/api/itglue' ? createConnectionHandler(options) : createConnectHandler(options);
  const sends = method === 'POST' && !query;
  return handle(
    new Request(`${origin}${path}${query}`, {
      method,
      headers: { origin, ...(sends && { 'content-type': 'application/json' }), ...headers },
      ...(sends && { body }),
    }),
  );
}

type Details = ConstructorParameters<typeof ConnectError>[1];
const throws = (code: ConnectErrorCode, options?: Details) => () =>
  Promise.reject(new ConnectError(code, options));
const fails = () => Promise.reject(new Error('no room'));
const refuses = async () =>
  Response.json(
    { type: 'urn:itglue-connect:not_allowed', title: 'Sign in', status: 401, code: 'not_allowed' },
    {
      status: 401,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    },
  );
const elsewhere = { origin: 'https://evil.example' };

const toConnect: Record<string, Unusual> = {
  'a good key': {},
  'broken JSON': { body: '{' },
  'a password': { body: JSON.stringify({ subdomain: 'api', api_key: 'hunter2' }) },
  'nobody signed in': { authorize: refuses },
  'someone who may not': { authorize: fails },
  'another origin': { headers: elsewhere },
  'another method': { method: 'PUT' },
  'too much': { body: ' '.repeat(5000) },
  'another content type': { headers: { 'content-type': 'text/plain' } },
  'a key of another region': {
    verify: throws('wrong_subdomain', { suggestedSubdomain: 'api.au' }),
  },
  'a revoked key': { verify: throws('key_rejected') },
  'too many requests': { verify: throws('rate_limited', { retryAfter: 41.5 }) },
  'too many requests, without a wait': { verify: throws('rate_limited') },
  'a save that fails': { verify: fails },
  'an outage': { verify: throws('unavailable') },
  'a server without internet': { verify: throws('offline') },
  'a slow IT Glue': { verify: throws('timeout') },
};

const nothing = async () => undefined;
const toShow: Record<string, Unusual> = {
  'a connection': {},
  'a broken connection': {
    load: async () => ({
      ...stored,
      check: { health: 'broken', code: 'key_rejected', checkedAt: '2026-11-09T09:30:00.000Z' },
    }),
  },
  'no connection': { load: nothing },
  'nobody signed in': { authorize: refuses },
  'someone who may not': { authorize: fails },
  'another origin': { headers: elsewhere },
  'a load that fails': { load: fails },
};
const toCheck: Record<string, Unusual> = {
  'a good key': {},
  'no connection': { load: nothing },
  'a revoked key': { verify: throws('key_rejected') },
  'a key of another region': {
    verify: throws('wrong_subdomain', { suggestedSubdomain: 'api.au' }),
  },
  'too many requests': { verify: throws('rate_limited', { retryAfter: 42 }) },
  'an outage': { verify: throws('unavailable') },
  'a verify that fails': { verify: fails },
};
const toDisconnect: Record<string, Unusual> = {
  'a connection': {},
  'nobody signed in': { authorize: refuses },
  'someone who may not': { authorize: fails },
  'another origin': { headers: elsewhere },
  'a remove that fails': { remove: fails },
};

/** Asks for everything. */
export async function everyAnswer(): Promise<Asked[]> {
  const all: [Asked['path'], string, Unusual, Record<string, Unusual>][] = [
    ['/api/itglue/connect', 'connect', {}, toConnect],
    ['/api/itglue', 'connect', {}, toConnect],
    ['/api/itglue', 'show', { method: 'GET' }, toShow],
    ['/api/itglue', 'check', { query: '?check' }, toCheck],
    ['/api/itglue', 'disconnect', { method: 'DELETE' }, toDisconnect],
  ];
  return Promise.all(
    all.flatMap(([path, name, usual, unusuals]) =>
      Object.entries(unusuals).map(async ([what, unusual]) => {
        const method = usual.method ?? 'POST';
        const response = await ask(path, { ...usual, ...unusual });
        return { what: `${path}, ${name}: ${what}`, path, method, response };
      }),
    ),
  );
}
