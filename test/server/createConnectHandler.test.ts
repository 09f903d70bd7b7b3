// The host's side of the form, from the request to the answer.

import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  expectTypeOf,
  it,
  vi,
} from 'vitest';
import {
  ConnectError,
  type ConnectErrorCode,
  type Connection,
  createConnectHandler,
  verifyCredentials,
} from '../../src/server/index.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';
import { credentials, post } from './post.js';

const itglue = setupServer(...itglueHandlers());
let asked = 0;

beforeAll(() => {
  itglue.listen({ onUnhandledRequest: 'error' });
  itglue.events.on('request:start', () => {
    asked += 1;
  });
});
beforeEach(() => {
  asked = 0;
});
afterEach(() => itglue.resetHandlers());
afterAll(() => itglue.close());

const allow = () => ({ customerId: 'customer-1' });

function expectProblem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
}

describe('credentials that IT Glue accepts', () => {
  it('are saved, and the connection is the answer', async () => {
    const save = vi.fn(async () => {});
    const before = Date.now();
    const response = await createConnectHandler({ authorize: allow, save })(post());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const { connection } = await response.json();
    expect(connection).toStrictEqual({
      subdomain: 'api.eu',
      organizationCount: 143,
      keyHint: credentials.apiKey.slice(-4),
      connectedAt: expect.any(String),
    });
    const connectedAt = new Date(connection.connectedAt);
    expect(connectedAt.toISOString()).toBe(connection.connectedAt);
    expect(connectedAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(connectedAt.getTime()).toBeLessThanOrEqual(Date.now());
    expect(save).toHaveBeenCalledExactlyOnceWith(
      credentials,
      { organizationCount: 143 },
      { customerId: 'customer-1' },
      { signal: expect.any(AbortSignal), connection },
    );
  });

  it('are saved with the context that authorize returns, with its type', async () => {
    const saved: string[] = [];
    const handle = createConnectHandler({
      authorize: async (request) =>
        request.headers.has('cookie')
          ? { customerId: 'customer-7', isAdministrator: true }
          : new Response(null, { status: 401 }),
      save: (_credentials, _verification, context) => {
        expectTypeOf(context).toEqualTypeOf<{ customerId: string; isAdministrator: boolean }>();
        saved.push(context.customerId);
        return Promise.resolve();
      },
    });
    await handle(post(credentials, { headers: { cookie: 'user=1' } }));
    expect(saved).toEqual(['customer-7']);
  });

  it('are answered with what save adds', async () => {
    const handle = createConnectHandler({
      authorize: allow,
      save: async () => ({ id: 'connection-1', connectedAt: '2026-11-02T09:30:00.000Z' }),
    });
    const { connection } = await (await handle(post())).json();
    expect(connection).toEqual({
      subdomain: 'api.eu',
      organizationCount: 143,
      keyHint: credentials.apiKey.slice(-4),
      connectedAt: '2026-11-02T09:30:00.000Z',
      id: 'connection-1',
    });
  });

  it('are answered without the other fields of the saved row', async () => {
    const row = {
      id: 'connection-1',
      subdomain: 'api.eu',
      apiKey: credentials.apiKey,
      keyHint: credentials.apiKey,
      encryptedKey: 'c2VjcmV0',
      customer: { id: 'customer-1' },
    } satisfies Partial<Connection> & Record<string, unknown>;
    const handle = createConnectHandler({ authorize: allow, save: async () => row });
    const { connection } = await (await handle(post())).json();
    expect(connection).toStrictEqual({
      subdomain: 'api.eu',
      organizationCount: 143,
      keyHint: credentials.apiKey.slice(-4),
      connectedAt: expect.any(String),
      id: 'connection-1',
    });
  });

  it('give no hint of a very short key', async () => {
    itglue.use(
      ...itglueHandlers({
        keys: [{ apiKey: 'ITG.short', subdomain: 'api', organizationCount: 1 }],
      }),
    );
    const handle = createConnectHandler({ authorize: allow, save: async () => {} });
    const response = await handle(post({ subdomain: 'api', apiKey: 'ITG.short' }));
    expect((await response.json()).connection).not.toHaveProperty('keyHint');
  });

  it('are not mixed up when several requests come at once', async () => {
    const saved: [string, string][] = [];
    const handle = createConnectHandler({
      authorize: (request) => request.headers.get('cookie') ?? '',
      save: ({ subdomain }, _verification, context) => {
        saved.push([context, subdomain]);
        return Promise.resolve();
      },
    });
    const subdomains = ['api', 'api.eu', 'api.au'] as const;
    const responses = await Promise.all(
      subdomains.map((subdomain) =>
        handle(
          post({ subdomain, apiKey: testKeys[subdomain] }, { headers: { cookie: subdomain } }),
        ),
      ),
    );
    const answers = await Promise.all(responses.map((response) => response.json()));
    expect(answers.map(({ connection }) => connection.subdomain)).toEqual(subdomains);
    expect(saved.toSorted()).toEqual(subdomains.map((name) => [name, name]).toSorted());
  });
});

describe('credentials that IT Glue does not accept', () => {
  it.each([
    ['api.eu', testKeys.api, 422, { code: 'wrong_subdomain', suggestedSubdomain: 'api' }],
    ['api', testKeys['api.au'], 422, { code: 'wrong_subdomain', suggestedSubdomain: 'api.au' }],
    ['api', testKeys.revoked, 422, { code: 'key_rejected' }],
    ['api', testKeys.rateLimited, 429, { code: 'rate_limited', retryAfter: 42 }],
    ['api', testKeys.unavailable, 502, { code: 'unavailable' }],
    ['api', testKeys.notJsonApi, 502, { code: 'unavailable' }],
  ] as const)('at %s with %s are a %d', async (subdomain, apiKey, status, problem) => {
    const save = vi.fn(async () => {});
    const onError = vi.fn();
    const handle = createConnectHandler({ authorize: allow, save, onError });
    const response = await handle(post({ subdomain, apiKey }));
    expectProblem(response, status);
    expect(await response.json()).toStrictEqual({
      type: `urn:itglue-connect:${problem.code}`,
      title: expect.stringMatching(/\w/),
      status,
      ...problem,
    });
    expect(save).not.toHaveBeenCalled();
    // The host can mend the one, and its user the others.
    expect(onError.mock.calls.map(([error]) => error.code)).toEqual(
      problem.code === 'unavailable' ? ['unavailable'] : [],
    );
  });

  it('say in the header too how long to wait', async () => {
    const handle = createConnectHandler({ authorize: allow, save: async () => {} });
    const response = await handle(post({ subdomain: 'api', apiKey: testKeys.rateLimited }));
    expect(response.headers.get('retry-after')).toBe('42');
  });

  it('do not say how long to wait where IT Glue did not', async () => {
    itglue.use(
      http.get(
        'https://api.itglue.com/organizations',
        () => new HttpResponse(null, { status: 429 }),
      ),
    );
    const handle = createConnectHandler({ authorize: allow, save: async () => {} });
    const response = await handle(post({ subdomain: 'api', apiKey: testKeys.api }));
    expectProblem(response, 429);
    expect(response.headers.has('retry-after')).toBe(false);
    expect(await response.json()).not.toHaveProperty('retryAfter');
  });

  it('are a 504 when IT Glue does not answer in time', async () => {
    const handle = createConnectHandler({
      authorize: allow,
      save: async () => {},
      verify: (credentials, { signal }) => verifyCredentials(credentials, { signal, timeout: 20 }),
    });
    const response = await handle(post({ subdomain: 'api', apiKey: testKeys.slow }));
    expectProblem(response, 504);
    expect(await response.json()).toMatchObject({ status: 504, code: 'timeout' });
  });
});

describe("a verify of the host's own", () => {
  it('is asked in place of IT Glue', async () => {
    const verify = vi.fn(async () => ({ organizationCount: 5 }));
    const save = vi.fn(async () => {});
    const handle = createConnectHandler({ authorize: allow, save, verify });
    const response = await handle(post());
    expect((await response.json()).connection).toMatchObject({ organizationCount: 5 });
    expect(verify).toHaveBeenCalledExactlyOnceWith(credentials, {
      signal: expect.any(AbortSignal),
    });
    expect(save).toHaveBeenCalledWith(credentials, { organizationCount: 5 }, allow(), {
      signal: expect.any(AbortSignal),
      connection: expect.objectContaining({ organizationCount: 5 }),
    });
    expect(asked).toBe(0);
  });

  it.each<[ConnectErrorCode, number]>([
    ['wrong_subdomain', 422],
    ['key_rejected', 422],
    ['rate_limited', 429],
    ['unavailable', 502],
    ['timeout', 504],
    ['not_allowed', 403],
    ['invalid_request', 400],
    ['unknown', 500],
  ])('may throw %s, which is a %d', async (code, status) => {
    const save = vi.fn(async () => {});
    const handle = createConnectHandler({
      authorize: allow,
      save,
      verify: () => Promise.reject(new ConnectError(code)),
    });
    const response = await handle(post());
    expectProblem(response, status);
    expect(await response.json()).toMatchObject({ code, status });
    expect(save).not.toHaveBeenCalled();
  });

  it('may throw anything, which is a 500 without its message', async () => {
    const onError = vi.fn();
    const thrown = new Error('The vault is sealed');
    const handle = createConnectHandler({
      authorize: allow,
      save: async () => {},
      verify: () => Promise.reject(thrown),
      onError,
    });
    const request = post();
    const response = await handle(request);
    expectProblem(response, 500);
    expect(await response.json()).toStrictEqual({
      type: 'urn:itglue-connect:unknown',
      title: 'Something went wrong',
      status: 500,
      code: 'unknown',
    });
    expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, request, { attemptId: undefined });
  });
});

describe('a save that fails', () => {
  it('is a 500 without its message', async () => {
    const onError = vi.fn();
    const thrown = new Error('duplicate row customer-1');
    const handle = createConnectHandler({
      authorize: allow,
      save: () => Promise.reject(thrown),
      onError,
    });
    const request = post();
    const response = await handle(request);
    expectProblem(response, 500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'unknown', status: 500 });
    expect(text).not.toContain('duplicate');
    expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, request, { attemptId: undefined });
  });

  it('is a 500 when it throws at once', async () => {
    const handle = createConnectHandler({
      authorize: allow,
      save: () => {
        throw new Error('The vault is sealed');
      },
    });
    expectProblem(await handle(post()), 500);
  });

  it('rounds its wait up in the header, which takes whole seconds', async () => {
    const handle = createConnectHandler({
      authorize: allow,
      save: () => Promise.reject(new ConnectError('rate_limited', { retryAfter: 4.2 })),
    });
    const response = await handle(post());
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ retryAfter: 4.2 });
  });

  it('may choose the answer with a ConnectError, which is not reported', async () => {
    const onError = vi.fn();
    const handle = createConnectHandler({
      authorize: allow,
      save: () => Promise.reject(new ConnectError('rate_limited', { retryAfter: 5 })),
      onError,
    });
    const response = await handle(post());
    expectProblem(response, 429);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ code: 'rate_limited', retryAfter: 5 });
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('the order', () => {
  /** Does everything there is to do, and notes what was done. */
  async function orderOf(given: unknown, refuse?: 'authorize' | 'verify'): Promise<string[]> {
    const order: string[] = [];
    const body = new ReadableStream(
      {
        pull(controller) {
          order.push('body');
          controller.enqueue(new TextEncoder().encode(JSON.stringify(given)));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const handle = createConnectHandler({
      authorize: async () => {
        // A while, in which the body could be read.
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push('authorize');
        return refuse === 'authorize' ? new Response(null, { status: 401 }) : 'customer-1';
      },
      verify: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push('verify');
        if (refuse === 'verify') throw new ConnectError('key_rejected');
        return { organizationCount: 1 };
      },
      save: () => {
        order.push('save');
        return Promise.resolve();
      },
    });
    await handle(post(body));
    return order;
  }

  it('is: who asks, for what, is the key good, and only then save it', async () => {
    expect(await orderOf(credentials)).toEqual(['authorize', 'body', 'verify', 'save']);
  });

  it('stops before the body for someone without permission', async () => {
    expect(await orderOf(credentials, 'authorize')).toEqual(['authorize']);
  });

  it('stops before IT Glue for a body without credentials', async () => {
    expect(await orderOf({ subdomain: 'acme' })).toEqual(['authorize', 'body']);
  });

  it('stops before anything is saved for a bad key', async () => {
    expect(await orderOf(credentials, 'verify')).toEqual(['authorize', 'body', 'verify']);
  });
});

describe('a user who cancels', () => {
  it('ends the call to IT Glue, and nothing is saved', async () => {
    const save = vi.fn(async () => {});
    const controller = new AbortController();
    itglue.events.on('request:start', () => controller.abort());
    const handle = createConnectHandler({ authorize: allow, save });
    const request = post(
      { subdomain: 'api', apiKey: testKeys.slow },
      { signal: controller.signal },
    );
    expect((await handle(request)).status).toBeGreaterThanOrEqual(400);
    expect(save).not.toHaveBeenCalled();
  });
});
