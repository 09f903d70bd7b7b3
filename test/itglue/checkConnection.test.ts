// A check of a stored connection: only a rejected key makes it broken.

import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { regions, type Subdomain } from '../../src/index.js';
import { checkConnection } from '../../src/server/index.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';

const itglue = setupServer(...itglueHandlers());
beforeAll(() => itglue.listen({ onUnhandledRequest: 'error' }));
afterEach(() => itglue.resetHandlers());
afterAll(() => itglue.close());

/** Replaces the usual answer of one region. */
const at = (subdomain: Subdomain, answer: () => Response) =>
  http.get(`https://${subdomain}.itglue.com/organizations`, answer);

const refused = () => HttpResponse.json({ message: 'Forbidden' }, { status: 403 });
const down = () => new HttpResponse(null, { status: 503 });
const busy = () => new HttpResponse(null, { status: 429, headers: { 'retry-after': '7' } });
const empty = () => HttpResponse.json({ data: [], meta: { 'total-count': 0 } });

const stored = { subdomain: 'api.eu', apiKey: testKeys['api.eu'] } as const;
const checkedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

describe('a connection is ok', () => {
  it('if IT Glue accepts its key', async () => {
    const check = await checkConnection(stored);
    expect(check).toStrictEqual({ health: 'ok', organizationCount: 143, checkedAt });
  });

  it('if it sees no organizations, and every other region rejects it', async () => {
    itglue.use(at('api.eu', empty));
    const check = await checkConnection(stored);
    expect(check).toStrictEqual({ health: 'ok', organizationCount: 0, checkedAt });
  });
});

describe('a connection is broken', () => {
  it('if every region rejects its key', async () => {
    const check = await checkConnection({ ...stored, apiKey: testKeys.revoked });
    expect(check).toStrictEqual({ health: 'broken', code: 'key_rejected', checkedAt });
  });

  it('if another region accepts its key', async () => {
    const check = await checkConnection({ ...stored, subdomain: 'api' });
    expect(check).toStrictEqual({
      health: 'broken',
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.eu',
      checkedAt,
    });
  });

  it('only after the other regions were asked, even if a caller passes other options', async () => {
    const options = { timeout: 5000, probeOtherRegions: false };
    const check = await checkConnection({ ...stored, subdomain: 'api' }, options);
    expect(check).toMatchObject({ code: 'wrong_subdomain' });
  });
});

describe('it is unknown whether a connection works', () => {
  it.each<[string, string, () => Promise<object>]>([
    [
      'after too many requests',
      'rate_limited',
      () => checkConnection({ ...stored, apiKey: testKeys.rateLimited }),
    ],
    [
      'while IT Glue is down',
      'unavailable',
      () => checkConnection({ ...stored, apiKey: testKeys.unavailable }),
    ],
    [
      'if an HTML page comes back',
      'unavailable',
      () => checkConnection({ ...stored, apiKey: testKeys.notJsonApi }),
    ],
    [
      'if IT Glue is slow',
      'timeout',
      () => checkConnection({ ...stored, apiKey: testKeys.slow }, { timeout: 20 }),
    ],
    [
      'if it cannot be reached',
      'unavailable',
      () => checkConnection(stored, { fetch: () => Promise.reject(new TypeError('fetch failed')) }),
    ],
    [
      'if the stored value is not a key',
      'invalid_request',
      () => checkConnection({ ...stored, apiKey: 'hunter2' }),
    ],
  ])('%s: %s', async (_, code, check) => {
    expect(await check()).toMatchObject({ health: 'unknown', code });
  });

  it.each(regions.map(({ subdomain }) => subdomain))(
    'if the others reject the key and %s gives no verdict',
    async (undecided) => {
      for (const [answer, expected] of [
        [down, { code: 'unavailable' }],
        [busy, { code: 'rate_limited', retryAfter: 7 }],
      ] as const) {
        itglue.use(
          ...regions.map(({ subdomain }) =>
            at(subdomain, subdomain === undecided ? answer : refused),
          ),
        );
        const check = await checkConnection({ subdomain: 'api.au', apiKey: testKeys.revoked });
        expect(check).toStrictEqual({ health: 'unknown', ...expected, checkedAt });
        itglue.resetHandlers();
      }
    },
  );

  it('if it sees no organizations, and another region gives no verdict', async () => {
    itglue.use(at('api.eu', empty), at('api', down));
    expect(await checkConnection(stored)).toMatchObject({ health: 'unknown', code: 'unavailable' });
  });
});

describe('a check', () => {
  it('has the time at which it started', async () => {
    const before = Date.now();
    const { checkedAt } = await checkConnection(stored);
    expect(Date.parse(checkedAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(checkedAt)).toBeLessThanOrEqual(Date.now());
  });

  it('rejects only if its signal is aborted, with its reason', async () => {
    const reason = new Error('The job was stopped');
    const signal = AbortSignal.abort(reason);
    await expect(checkConnection(stored, { signal })).rejects.toBe(reason);
  });

  it('contains no part of the key', async () => {
    for (const apiKey of Object.values(testKeys)) {
      const check = await checkConnection({ ...stored, apiKey }, { timeout: 200 });
      expect(JSON.stringify(check)).not.toContain(apiKey.slice(4, 12));
    }
  });
});
