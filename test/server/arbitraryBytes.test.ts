// Whoever sends whatever to the handler, its answer is one of those that are documented.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ConnectError,
  type ConnectErrorCode,
  createConnectHandler,
} from '../../src/server/index.js';
import { credentials, origin, post } from './post.js';

const codes: Record<number, readonly ConnectErrorCode[]> = {
  400: ['invalid_request'],
  403: ['invalid_request', 'not_allowed'],
  405: ['invalid_request'],
  413: ['invalid_request'],
  415: ['invalid_request'],
  422: ['wrong_subdomain', 'key_rejected'],
  429: ['rate_limited'],
  500: ['unknown'],
  502: ['unavailable'],
  503: ['offline'],
  504: ['timeout'],
};

/** @returns the code of a failure, or nothing where it is a success */
async function expectDocumented(response: Response): Promise<ConnectErrorCode | undefined> {
  const { status, headers } = response;
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const body: unknown = await response.json();
  if (status === 200) {
    expect(headers.get('content-type')).toBe('application/json');
    expect(body).toStrictEqual({ connection: expect.objectContaining({ subdomain: 'api.eu' }) });
    return undefined;
  }
  expect(headers.get('content-type')).toBe('application/problem+json');
  const code = codes[status]?.find((code) =>
    expect.objectContaining({ code }).asymmetricMatch(body),
  );
  expect(code).toBeDefined();
  const extras = {
    suggestedSubdomain: expect.stringMatching(/^api/),
    retryAfter: expect.any(Number),
  };
  const known = {
    type: `urn:itglue-connect:${code}`,
    title: expect.stringMatching(/\w/),
    status,
    code,
  };
  expect({ ...extras, ...Object(body) }).toStrictEqual({ ...extras, ...known });
  expect(headers.get('allow')).toBe(status === 405 ? 'POST' : null);
  return code;
}

const json = JSON.stringify(credentials);
const encode = (text: string) => new TextEncoder().encode(text);

/** Bytes that are nothing, and bytes that are nearly what is wanted. */
const bytes = fc.oneof(
  { arbitrary: fc.constant(encode(json)), weight: 3 },
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 100 }).map(encode),
  fc.json().map(encode),
  // What is wanted, with a few bytes replaced.
  fc.array(fc.tuple(fc.nat(json.length - 1), fc.nat(255)), { maxLength: 3 }).map((changes) => {
    const changed = encode(json);
    for (const [at, byte] of changes) changed[at] = byte;
    return changed;
  }),
  // With something put into it, or a part left out.
  fc
    .tuple(fc.nat(json.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 9 }))
    .map(([at, length, text]) => encode(json.slice(0, at) + text + json.slice(at + length))),
  // With fields that have other values, other fields besides, or both.
  fc
    .record(
      {
        subdomain: fc.oneof(fc.constantFrom('api', 'api.eu', 'API', 'api.eu '), fc.jsonValue()),
        apiKey: fc.oneof(
          fc.string().map((end) => `ITG.${end}`),
          fc.jsonValue(),
        ),
        more: fc.jsonValue(),
        __proto__: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((fields) => encode(JSON.stringify(fields))),
  // So much that it is more than may be.
  fc.nat(3000).map((length) => encode(json + ' '.repeat(2000 + length))),
);

const usually = (value: string) => ({ arbitrary: fc.constant(value), weight: 12 });
// The platform refuses some names, and upper-cases only the common ones.
const method = fc.oneof(
  usually('POST'),
  fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'post', 'QUERY'),
  fc.stringMatching(/^[A-Z]{3,9}$/).filter((name) => !/^(CONNECT|TRACE|TRACK)$/.test(name)),
);
const headerValue = fc.stringMatching(/^[\t -~\x80-\xff]{0,40}$/);
const header = (value: string) =>
  fc.option(fc.oneof(usually(value), headerValue), { nil: undefined, freq: 8 });
const headers = fc
  .record({
    'content-type': header('application/json'),
    origin: header(origin),
    'sec-fetch-site': fc.constantFrom(
      undefined,
      undefined,
      'same-origin',
      'cross-site',
      'none',
      '',
    ),
    'content-length': fc.constantFrom(undefined, undefined, undefined, '0', '-1', '1e9', 'many'),
    'content-encoding': fc.constantFrom(undefined, 'gzip', 'br'),
    'transfer-encoding': fc.constantFrom(undefined, 'chunked'),
    'x-http-method-override': fc.constantFrom(undefined, 'GET', 'DELETE'),
    'x-forwarded-host': header('app.acme.example'),
    host: header('evil.example'),
    'retry-after': header('1'),
  })
  .map((named) =>
    Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
const others = fc.dictionary(fc.stringMatching(/^[a-z!#$%&'*+.^_`|~0-9-]{1,20}$/), headerValue, {
  maxKeys: 4,
});
const path = fc.oneof(
  usually('/api/itglue/connect'),
  fc.webPath(),
  fc.webQueryParameters().map((query) => `/?${query}`),
);

const request = fc
  .record({ method, headers, others, path, body: bytes })
  .map(({ method, headers, others, path, body }) => {
    const all = new Headers(others);
    for (const [name, value] of headers) all.set(name, value);
    const hasBody = method !== 'GET' && method !== 'HEAD';
    return new Request(origin + path, {
      method,
      headers: all,
      body: hasBody ? Uint8Array.from(body) : null,
    });
  });

describe('an arbitrary request', () => {
  it('is answered as documented, and saved only where it is what the form sends', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (request) => {
        let saved = 0;
        const handle = createConnectHandler({
          authorize: () => 'customer-1',
          verify: async () => ({ organizationCount: 1 }),
          save: async ({ subdomain, apiKey }) => {
            expect(['api', 'api.eu', 'api.au']).toContain(subdomain);
            expect(apiKey).toMatch(/^ITG\.[\w.-]+$/);
            saved += 1;
            // The connection says where it was made.
            return { subdomain: 'api.eu' };
          },
          onError: () => {},
        });
        const response = await handle(request);
        const code = await expectDocumented(response);
        expect([undefined, 'invalid_request']).toContain(code);
        expect(saved).toBe(code ? 0 : 1);
        if (!saved) return;
        expect(request.method).toBe('POST');
        expect(request.headers.get('content-type')).toMatch(/^application\/json\s*(;|$)/i);
        expect(request.headers.get('sec-fetch-site') ?? 'same-origin').toBe('same-origin');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an arbitrary host', () => {
  const failure = fc.oneof(
    fc.anything(),
    fc.string().map((message) => new Error(message)),
    fc
      .record({
        code: fc.constantFrom<ConnectErrorCode>(...Object.values(codes).flat()),
        suggestedSubdomain: fc.constantFrom('api', 'api.eu', 'api.au', undefined),
        retryAfter: fc.option(fc.nat(86_400), { nil: undefined }),
      })
      .map(({ code, ...options }) => new ConnectError(code, options)),
  );
  const throws = (error: unknown) => async () => {
    throw error;
  };
  const step = fc.constantFrom('authorize', 'verify', 'save');

  it('that throws anything anywhere is answered for as documented', async () => {
    await fc.assert(
      fc.asyncProperty(step, failure, async (step, error) => {
        const told: unknown[] = [];
        const handle = createConnectHandler({
          authorize: () => 'customer-1',
          verify: async () => ({ organizationCount: 1 }),
          save: async () => {},
          onError: (error) => told.push(error),
          [step]: throws(error),
        });
        const code = await expectDocumented(await handle(post()));
        const known = error instanceof ConnectError;
        expect(code).toBe(step === 'authorize' ? 'not_allowed' : known ? error.code : 'unknown');
        // Not of a key that is not good: that is the user's to mend.
        const isAboutTheKey =
          known && ['key_rejected', 'wrong_subdomain', 'rate_limited'].includes(error.code);
        expect(told).toHaveLength(isAboutTheKey && step !== 'authorize' ? 0 : 1);
        if (told.length) expect(Object.is(told[0], error)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('that returns anything is answered for as documented', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (verified, saved) => {
        const handle = createConnectHandler({
          authorize: () => 'customer-1',
          verify: async () => Object(verified),
          save: async () => Object(saved),
          onError: () => {},
        });
        const code = await expectDocumented(await handle(post()));
        expect([undefined, 'unknown']).toContain(code);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['save', 500],
    ['authorize', 403],
  ])('whose log fails as well is answered for: %s', async (step, status) => {
    const handle = createConnectHandler({
      authorize: () => 'customer-1',
      verify: async () => ({ organizationCount: 1 }),
      save: async () => {},
      onError() {
        throw new Error('The disk is full');
      },
      [step]: throws(new Error('no luck')),
    });
    const response = await handle(post());
    expect(response.status).toBe(status);
    await expectDocumented(response);
  });
});
