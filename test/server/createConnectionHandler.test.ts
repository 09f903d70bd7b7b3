// A settings page's server side at one address: connect, show, check, disconnect.

import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type ConnectionCheck,
  type ConnectionHandlerOptions,
  createConnectionHandler,
  Refusal,
  type StoredConnection,
} from '../../src/server/index.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';
import { credentials, origin, textOf } from './post.js';

const itglue = setupServer(...itglueHandlers());
beforeAll(() => itglue.listen({ onUnhandledRequest: 'error' }));
afterEach(() => itglue.resetHandlers());
afterAll(() => itglue.close());

const address = `${origin}/api/itglue`;

type Ask = 'connect' | 'show' | 'check' | 'disconnect';

const asks: Record<Ask, { method: string; path?: string; body?: string }> = {
  connect: {
    method: 'POST',
    body: JSON.stringify({ subdomain: credentials.subdomain, api_key: credentials.apiKey }),
  },
  show: { method: 'GET' },
  check: { method: 'POST', path: '?check' },
  disconnect: { method: 'DELETE' },
};
const everyAsk = ['connect', 'show', 'check', 'disconnect'] as const;

/** A request as the settings page makes it. A header of `null` is left out. */
function request(ask: Ask, headers: Record<string, string | null> = {}, signal?: AbortSignal) {
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

/** A host that keeps one connection in memory. */
function host(changes: Partial<ConnectionHandlerOptions<string>> = {}) {
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

const stored = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: credentials.apiKey.slice(-4),
  connectedAt: '2026-11-02T09:30:00.000Z',
} as const;

/** A host with a connection, by a key of this name. */
function connected(
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

/** A callback as JavaScript would give it. */
function withoutTypes(name: string, callback: () => unknown): object {
  return { [name]: callback };
}

const ok = { health: 'ok', organizationCount: 143, checkedAt: expect.any(String) } as const;
const brokenBefore: ConnectionCheck = {
  health: 'broken',
  code: 'key_rejected',
  checkedAt: '2026-11-03T09:30:00.000Z',
};

function expectNothing(response: Response) {
  expect(response.status).toBe(204);
  expect(response.body).toBeNull();
  expect(response.headers.get('cache-control')).toBe('no-store');
}

async function expectProblem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({ status, code });
}

describe('the whole way', () => {
  it('connects, shows, checks and disconnects', async () => {
    const { ask, rows } = host();
    expectNothing(await ask('show'));

    const { connection } = await (await ask('connect')).json();
    expect(connection).toEqual({ ...stored, connectedAt: expect.any(String) });
    expect(rows.get('customer-1')).toEqual({ connection, apiKey: credentials.apiKey });
    expect(await (await ask('show')).json()).toStrictEqual({ connection });

    const checked = await (await ask('check')).json();
    expect(checked).toStrictEqual({ connection, check: ok });
    expect(await (await ask('show')).json()).toStrictEqual(checked);

    expectNothing(await ask('disconnect'));
    expect(rows.size).toBe(0);
    expectNothing(await ask('show'));
  });
});

describe('GET', () => {
  it('shows the connection, and does not open its key', async () => {
    const { ask, opened, load } = connected();
    const response = await ask('show');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toStrictEqual({ connection: stored });
    expect(load).toHaveBeenCalledExactlyOnceWith('customer-1', {
      signal: expect.any(AbortSignal),
    });
    expect(opened).not.toHaveBeenCalled();
  });

  it('shows what the last check found', async () => {
    const { ask } = connected('api.eu', { check: brokenBefore });
    expect((await (await ask('show')).json()).check).toStrictEqual(brokenBefore);
  });

  it('shows how many organizations the last check counted', async () => {
    const check = { ...ok, organizationCount: 150, checkedAt: '2026-11-04T09:30:00.000Z' };
    const { ask } = connected('api.eu', { check });
    expect((await (await ask('show')).json()).connection.organizationCount).toBe(150);
  });

  it.each(['2026-11-02T09:29:59.999Z', stored.connectedAt])(
    'ignores a check of the key before, which began at %s',
    async (checkedAt) => {
      const check = { ...brokenBefore, checkedAt };
      const { ask } = connected('api.eu', { check });
      expect(await (await ask('show')).json()).toStrictEqual({ connection: stored });
    },
  );

  it('sends only the fields of a connection and of a check', async () => {
    const { apiKey } = credentials;
    const row = {
      connection: { ...stored, keyHint: apiKey, apiKey, sealedKey: 'c2VjcmV0' },
      credentials: () => credentials,
      check: { ...brokenBefore, apiKey, message: 'c2VjcmV0', code: apiKey },
      apiKey,
    };
    const { ask } = host({ load: async () => Object(row) });
    const answer = await (await ask('show')).json();
    expect(answer).toStrictEqual({
      connection: stored,
      check: { health: 'broken', checkedAt: brokenBefore.checkedAt },
    });
  });

  it('finds nothing where load finds null', async () => {
    expectNothing(await host({ load: async () => null }).ask('show'));
  });
});

describe('POST ?check', () => {
  it('asks IT Glue by the stored key, and records the answer', async () => {
    const { ask, record } = connected();
    const response = await ask('check');
    expect(response.status).toBe(200);
    expect(await response.json()).toStrictEqual({ connection: stored, check: ok });
    expect(record).toHaveBeenCalledExactlyOnceWith(ok, 'customer-1', {
      signal: expect.any(AbortSignal),
      connection: stored,
    });
  });

  it.each([
    ['revoked', { health: 'broken', code: 'key_rejected' }],
    ['api.au', { health: 'broken', code: 'wrong_subdomain', suggestedSubdomain: 'api.au' }],
    ['rateLimited', { health: 'unknown', code: 'rate_limited', retryAfter: 42 }],
    ['unavailable', { health: 'unknown', code: 'unavailable' }],
  ] as const)('is a success for a key that is %s: its health says so', async (key, found) => {
    const { ask, record, onError } = connected(key);
    const response = await ask('check');
    expect(response.status).toBe(200);
    const check = { ...found, checkedAt: expect.any(String) };
    expect(await response.json()).toStrictEqual({ connection: stored, check });
    expect(record).toHaveBeenCalledExactlyOnceWith(check, 'customer-1', expect.anything());
    // The host can mend an outage of its network, and its user the others.
    expect(onError.mock.calls.map(([error]) => error.code)).toEqual(
      found.code === 'unavailable' ? ['unavailable'] : [],
    );
  });

  it('changes nothing but the time where IT Glue could not be asked', async () => {
    const { ask, record } = connected('unavailable', { check: brokenBefore });
    const { check } = await (await ask('check')).json();
    expect(check).toMatchObject({ health: 'unknown', code: 'unavailable' });
    expect(record.mock.calls[0]?.[0]).toStrictEqual({
      ...brokenBefore,
      checkedAt: check.checkedAt,
    });
    expect((await (await ask('show')).json()).check).toMatchObject({ health: 'broken' });
  });

  it('is forgotten if another key is stored while IT Glue answers', async () => {
    const { ask, handle, record } = connected('revoked', {
      verify: async ({ apiKey }) => {
        if (apiKey === credentials.apiKey) return { organizationCount: 143 };
        await handle(request('connect'));
        throw new ConnectError('key_rejected');
      },
    });
    await ask('check');
    expect(record.mock.calls[0]?.[0]).toMatchObject({ health: 'broken' });
    const { connection, check } = await (await ask('show')).json();
    expect(connection.connectedAt).not.toBe(stored.connectedAt);
    expect(check).toBeUndefined();
  });

  it('finds nothing where nothing is connected', async () => {
    const { ask, record } = host();
    expectNothing(await ask('check'));
    expect(record).not.toHaveBeenCalled();
  });

  it('works without a record', async () => {
    const { authorize, load } = connected();
    const save = async () => {};
    const handle = createConnectionHandler({ authorize, save, load, remove: save });
    expect((await (await handle(request('check'))).json()).check).toStrictEqual(ok);
  });

  it("asks by the host's own verify", async () => {
    const verify = vi.fn(async () => ({ organizationCount: 5 }));
    const { ask } = connected('api.eu', { verify });
    const { connection, check } = await (await ask('check')).json();
    expect(verify).toHaveBeenCalledExactlyOnceWith(credentials, {
      signal: expect.any(AbortSignal),
    });
    expect(check).toMatchObject({ health: 'ok', organizationCount: 5 });
    expect(connection).toMatchObject({ organizationCount: 5 });
  });

  it.each<[string, () => Promise<never>]>([
    ['throws', () => Promise.reject(new Error('no route'))],
    ['returns nothing', () => Object(Promise.resolve(undefined))],
  ])('finds nothing out by a verify that %s, and the host hears of it', async (_, verify) => {
    const { ask, onError } = connected('api.eu', { verify });
    expect((await (await ask('check')).json()).check).toMatchObject({
      health: 'unknown',
      code: 'unknown',
    });
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(Error), expect.any(Request));
  });

  it('says nothing of a key that cannot be opened', async () => {
    const thrown = new Error(`wrong secret for ${credentials.apiKey}`);
    const open = () => Promise.reject(thrown);
    const { ask, onError, record } = host({
      load: async () => ({ connection: stored, credentials: open }),
    });
    const response = await ask('check');
    expect(await response.clone().text()).not.toContain('secret');
    await expectProblem(response, 500, 'unknown');
    expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, expect.any(Request));
    expect(record).not.toHaveBeenCalled();
  });
});

describe('DELETE', () => {
  it('disconnects, however often', async () => {
    const { ask, rows, remove, onError } = connected();
    expectNothing(await ask('disconnect'));
    expect(rows.size).toBe(0);
    expectNothing(await ask('disconnect'));
    expect(remove).toHaveBeenLastCalledWith('customer-1', { signal: expect.any(AbortSignal) });
    expect(onError).not.toHaveBeenCalled();
  });
});

describe.each(everyAsk)('someone who asks to %s', (name) => {
  it.each<[string, () => unknown, number]>([
    ['returns a 401', () => new Response(null, { status: 401 }), 401],
    ['throws', () => Promise.reject(new Error()), 403],
    ['returns false', () => false, 403],
    ['returns null', () => null, 403],
    ['returns nothing', () => undefined, 403],
    ['returns an empty id', () => '', 403],
    ['returns a success', () => Response.json({ ok: true }), 403],
  ])('is refused where authorize %s', async (_, authorize, status) => {
    const made = connected('api.eu', withoutTypes('authorize', authorize));
    expect((await made.ask(name)).status).toBe(status);
    for (const callback of [made.save, made.load, made.remove, made.record, made.opened]) {
      expect(callback).not.toHaveBeenCalled();
    }
  });

  it.each<[string, Record<string, string | null>]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [
      'an older browser at another site',
      { origin: 'https://evil.example', 'sec-fetch-site': null },
    ],
    [
      'another host of the site',
      { origin: 'https://a.acme.example', 'sec-fetch-site': 'same-site' },
    ],
    ['a sandbox', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ])('from %s is refused before authorize is called', async (_, headers) => {
    const authorize = vi.fn(() => 'customer-1');
    const made = connected('api.eu', { authorize });
    await expectProblem(await made.ask(name, headers), 403, 'invalid_request');
    expect(authorize).not.toHaveBeenCalled();
    expect(made.onError).toHaveBeenCalledExactlyOnceWith(expect.any(Refusal), expect.any(Request));
    expect(made.rows.get('customer-1')?.connection).toEqual(stored);
  });

  it('from an allowed origin is answered', async () => {
    const page = 'https://www.acme.example';
    const made = connected('api.eu', { allowedOrigins: [page] });
    const response = await made.ask(name, { origin: page, 'sec-fetch-site': 'cross-site' });
    expect(response.ok).toBe(true);
  });

  it('is given no part of a key, whatever key is stored', async () => {
    for (const key of [
      'api',
      'api.eu',
      'api.au',
      'revoked',
      'rateLimited',
      'notJsonApi',
    ] as const) {
      const answer = await textOf(await connected(key).ask(name));
      const secret = testKeys[key].slice(4);
      const parts = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8));
      expect(parts.filter((part) => answer.includes(part))).toEqual([]);
    }
  });
});

describe('a callback that fails', () => {
  const thrown = new Error(`no room for ${credentials.apiKey}`);
  const failing = () => Promise.reject(thrown);

  it.each<[Ask, string]>([
    ['connect', 'save'],
    ['show', 'load'],
    ['check', 'load'],
    ['check', 'record'],
    ['disconnect', 'remove'],
  ])('is a 500 that says nothing of it: %s, %s', async (name, callback) => {
    const { ask, onError } = connected('api.eu', { [callback]: failing });
    const response = await ask(name);
    expect(await response.clone().text()).not.toContain('room');
    await expectProblem(response, 500, 'unknown');
    expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, expect.any(Request));
  });

  it('may say why by a ConnectError', async () => {
    const load = () => Promise.reject(new ConnectError('not_allowed'));
    await expectProblem(await host({ load }).ask('show'), 403, 'not_allowed');
  });

  it.each<[string, unknown]>([
    ['true', true],
    ['false', false],
    ['a text', 'api.eu'],
    ['an empty object', {}],
    ['a bare connection', stored],
    ['an answer', Response.json({ connection: stored })],
    ['a region that does not exist', { connection: { ...stored, subdomain: 'api.us' } }],
    ['no way to the key', { connection: stored }],
    ['the key itself', { connection: stored, credentials }],
    ['a list', [{ connection: stored, credentials: () => credentials }]],
    [
      'a trap',
      {
        get connection(): never {
          throw new Error('trap');
        },
      },
    ],
  ])('is a 500 where load returns %s, and the host hears what to return', async (_, loaded) => {
    for (const name of ['show', 'check'] as const) {
      const { ask, onError } = host(withoutTypes('load', async () => loaded));
      await expectProblem(await ask(name), 500, 'unknown');
      const [error] = onError.mock.calls[0] ?? [];
      expect(error).toBeInstanceOf(TypeError);
      expect(error.message).toMatch(/^load returned .*Return \{ connection: /);
      expect(error.message).not.toContain(credentials.apiKey);
    }
  });
});

describe('a method that it does not have', () => {
  it.each(['PUT', 'PATCH', 'HEAD', 'OPTIONS', 'constructor'])('is refused: %s', async (method) => {
    const { handle, onError } = connected();
    const response = await handle(new Request(address, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST, DELETE');
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe('a body that is not called JSON', () => {
  it('is refused for connecting, and is no matter for a check', async () => {
    const { ask } = connected();
    const headers = { 'content-type': 'text/plain' };
    await expectProblem(await ask('connect', headers), 415, 'invalid_request');
    expect((await ask('check', headers)).status).toBe(200);
  });
});

describe('a handler is not made', () => {
  const whole = {
    authorize: () => 'customer-1',
    save: async () => {},
    load: async () => undefined,
    remove: async () => {},
  };

  it.each(['authorize', 'save', 'load', 'remove'])('without %s', (name) => {
    const given = { ...whole, [name]: undefined };
    const make = () => Function.prototype.call.call(createConnectionHandler, undefined, given);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`createConnectionHandler: ${name} is not a function.`);
    expect(make).toThrow('Pass createConnectionHandler({ authorize, save, load, remove }).');
  });

  it.each(['verify', 'record', 'onError'])('with a %s that is a text', (name) => {
    const given = { ...whole, [name]: 'yes' };
    const make = () => Function.prototype.call.call(createConnectionHandler, undefined, given);
    expect(make).toThrow(`createConnectionHandler: ${name} is not a function.`);
  });

  it('with an origin that is none', () => {
    expect(() => createConnectionHandler({ ...whole, allowedOrigins: ['*'] })).toThrow(
      'createConnectionHandler: allowedOrigins contains "*"',
    );
  });
});

describe('a request whose sender has gone', () => {
  it.each(everyAsk)('is no error: %s', async (name) => {
    const sender = new AbortController();
    const abort = async () => {
      sender.abort();
      throw new Error('too late');
    };
    const { handle, onError } = connected('api.eu', {
      save: abort,
      load: abort,
      remove: abort,
    });
    const response = await handle(request(name, {}, sender.signal));
    expect(response.status).toBe(500);
    expect(onError).not.toHaveBeenCalled();
  });
});
