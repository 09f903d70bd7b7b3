// The mock of IT Glue answers as the real one is known to.

import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isApiKey } from '../../src/itglue/apiKey.js';
import { cleanApiKey } from '../../src/itglue/credentials.js';
import { regions, type Subdomain } from '../../src/itglue/regions.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';

const server = setupServer(...itglueHandlers());
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const subdomains: readonly Subdomain[] = ['api', 'api.eu', 'api.au'];

function ask(subdomain: Subdomain, apiKey?: string, query = '?page[size]=1', init?: RequestInit) {
  return fetch(`https://${subdomain}.itglue.com/organizations${query}`, {
    ...init,
    headers: apiKey ? { 'x-api-key': apiKey } : {},
  });
}

describe('a good key', () => {
  it.each<[Subdomain, number, number | null]>([
    ['api', 87, 2],
    ['api.eu', 143, 2],
    ['api.au', 1, null],
  ])('at %s gets its first organization of %d', async (subdomain, count, nextPage) => {
    const response = await ask(subdomain, testKeys[subdomain]);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/vnd.api+json');
    const { data, meta } = await response.json();
    expect(data).toEqual([
      { id: '1', type: 'organizations', attributes: { name: expect.any(String) } },
    ]);
    expect(meta).toStrictEqual({
      'current-page': 1,
      'next-page': nextPage,
      'prev-page': null,
      'total-pages': count,
      'total-count': count,
    });
  });

  it('gets as many as it asks for', async () => {
    const response = await ask('api.eu', testKeys['api.eu'], '?page[size]=100');
    const { data, meta } = await response.json();
    expect(data).toHaveLength(100);
    expect(meta).toMatchObject({ 'total-pages': 2, 'total-count': 143 });
  });

  it('gets 50 when it does not say', async () => {
    const { data } = await (await ask('api', testKeys.api, '')).json();
    expect(data).toHaveLength(50);
  });

  it.each(subdomains)('is good at one subdomain alone: %s', async (good) => {
    for (const subdomain of subdomains) {
      const { ok } = await ask(subdomain, testKeys[good]);
      expect(ok).toBe(subdomain === good);
    }
  });
});

describe('a rejection', () => {
  it.each([
    ['an unknown key', 'ITG.unknown'],
    ['a revoked key', testKeys.revoked],
    ['no key', undefined],
  ])('of %s differs from host to host', async (_, apiKey) => {
    const global = await ask('api', apiKey);
    expect(global.status).toBe(401);
    expect(global.headers.get('content-type')).toBe('application/vnd.api+json');
    expect(await global.json()).toEqual({
      errors: [
        {
          status: 401,
          title: 'Unauthorized',
          detail: 'Unauthorized resource access',
          source: { pointer: 'id' },
        },
      ],
    });

    const europe = await ask('api.eu', apiKey);
    expect(europe.status).toBe(403);
    expect(europe.headers.get('content-type')).toBe('application/json');
    expect(await europe.json()).toEqual({ message: 'Forbidden' });

    const australia = await ask('api.au', apiKey);
    expect(australia.status).toBe(404);
    expect(await australia.json()).toMatchObject({ errors: [{ status: '404' }] });
  });
});

describe.each(subdomains)('at %s', (subdomain) => {
  it('a key may be asked to wait', async () => {
    const response = await ask(subdomain, testKeys.rateLimited);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('42');
  });

  it('a key may find IT Glue unavailable', async () => {
    const response = await ask(subdomain, testKeys.unavailable);
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('a key may get a page of HTML', async () => {
    const response = await ask(subdomain, testKeys.notJsonApi);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('a key may get no answer for long', async () => {
    const answer = ask(subdomain, testKeys.slow, '', { signal: AbortSignal.timeout(50) });
    await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('the test keys', () => {
  it('have the shape of a key, and are all different', () => {
    const keys = Object.values(testKeys);
    expect(keys.filter(isApiKey)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('have the length and the parts of real ones', () => {
    for (const key of Object.values(testKeys)) {
      expect(key).toMatch(/^ITG\.[0-9a-f]{32}\.[\w-]{64}$/);
      expect(cleanApiKey(`key: ${key}\nAcme`)).toBe(key);
    }
  });

  it('have different ends, by which a hint tells them apart', () => {
    const hints = Object.values(testKeys).map((key) => key.slice(-4));
    expect(new Set(hints).size).toBe(hints.length);
  });

  it('are easily told from real ones', () => {
    for (const key of Object.values(testKeys)) expect(key).toContain('test');
  });

  it.each([
    ['revoked', 'key_rejected'],
    ['rateLimited', 'rate_limited'],
    ['unavailable', 'unavailable'],
    ['slow', 'timeout'],
    ['notJsonApi', 'unavailable'],
  ] as const)('make a check end in their own way: %s as %s', async (name, code) => {
    for (const { subdomain } of regions) {
      const verification = verifyCredentials(
        { subdomain, apiKey: testKeys[name] },
        name === 'slow' ? { timeout: 20 } : {},
      );
      await expect(verification).rejects.toMatchObject({ code });
    }
  });
});

describe('the options', () => {
  it('may give other keys, and then the usual good ones are no longer good', async () => {
    server.use(
      ...itglueHandlers({
        keys: [
          { apiKey: 'ITG.mine', subdomain: 'api.au', organizationCount: 3 },
          { apiKey: 'ITG.yours', subdomain: 'api', organizationCount: 0 },
        ],
      }),
    );
    const mine = await ask('api.au', 'ITG.mine');
    expect((await mine.json()).meta).toMatchObject({ 'total-count': 3, 'next-page': 2 });
    const yours = await ask('api', 'ITG.yours');
    expect(await yours.json()).toMatchObject({ data: [], meta: { 'total-count': 0 } });
    expect((await ask('api', 'ITG.mine')).status).toBe(401);
    expect((await ask('api', testKeys.api)).status).toBe(401);
  });

  it('may give one key to two subdomains', async () => {
    server.use(
      ...itglueHandlers({
        keys: [
          { apiKey: 'ITG.both', subdomain: 'api', organizationCount: 1 },
          { apiKey: 'ITG.both', subdomain: 'api.eu', organizationCount: 2 },
        ],
      }),
    );
    const counts = [await ask('api', 'ITG.both'), await ask('api.eu', 'ITG.both')].map(
      async (response) => (await response.json()).meta['total-count'],
    );
    expect(await Promise.all(counts)).toEqual([1, 2]);
  });

  it('may give no keys at all, and the others still fail in their own way', async () => {
    server.use(...itglueHandlers({ keys: [] }));
    expect((await ask('api', testKeys.api)).status).toBe(401);
    expect((await ask('api', testKeys.rateLimited)).status).toBe(429);
  });

  it('may make every answer slow', async () => {
    server.use(...itglueHandlers({ delay: 1000 }));
    for (const apiKey of [testKeys.api, testKeys.revoked, testKeys.unavailable]) {
      const answer = ask('api', apiKey, '', { signal: AbortSignal.timeout(50) });
      await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' });
    }
  });

  it('may make every answer a little slow', async () => {
    server.use(...itglueHandlers({ delay: 60 }));
    const start = performance.now();
    expect((await ask('api', testKeys.api)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(40);
  });
});
