// IT Glue gives an answer that says nothing about the key.

import { delay, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { ConnectError } from '../../src/itglue/connectError.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { testKeys } from '../../src/testing/index.js';
import {
  empty,
  failureOf,
  json,
  mockItglue,
  pairs,
  silences,
  wrongShapes,
} from '../support/itglue.js';

const { at, asked } = mockItglue();

describe('a region that gives no verdict', () => {
  it.each(silences)(
    'by %s ends the check with %s, and no other region is asked',
    async (_, code, answer) => {
      at('api.eu', answer);
      const verification = verifyCredentials({ subdomain: 'api.eu', apiKey: testKeys['api.eu'] });
      const error = await failureOf(verification);
      expect(error).toBeInstanceOf(ConnectError);
      expect(error).toMatchObject({ code });
      expect(asked()).toEqual(['api.eu']);
    },
  );

  it.each(wrongShapes.map((document) => [document]))(
    'by %j, which is not a list of organizations, is unavailable',
    async (document) => {
      at('api', () => json(document));
      const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
      await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
    },
  );

  describe.each(pairs)('after %s rejected the key: %s', (chosen, other) => {
    it.each(silences)('by %s ends the check with %s', async (_, code, answer) => {
      at(other, answer);
      const verification = verifyCredentials({ subdomain: chosen, apiKey: testKeys.revoked });
      await expect(verification).rejects.toMatchObject({ code });
    });
  });

  it('by not answering in time ends the check with timeout', async () => {
    at('api.au', async () => {
      await delay('infinite');
      return empty(200);
    });
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.revoked },
      { timeout: 100 },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('says how long to wait, even when another region is unavailable', async () => {
    at('api.eu', () => empty(503));
    at('api.au', () => new HttpResponse(null, { status: 429, headers: { 'retry-after': '7' } }));
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.revoked });
    await expect(verification).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 7 });
  });

  it('does not matter if no other region may be asked', async () => {
    at('api.eu', () => empty(503));
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.revoked },
      { probeOtherRegions: false },
    );
    await expect(verification).rejects.toMatchObject({ code: 'key_rejected' });
  });
});

describe('an answer to too many requests', () => {
  it.each([
    ['seconds', '42', 42],
    ['at once', '0', 0],
    ['a date in the past', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['more than a day', '9999999', 86_400],
    ['something else', 'soon', undefined],
  ])('says when to come back: %s', async (_, retryAfter, seconds) => {
    at(
      'api',
      () => new HttpResponse(null, { status: 429, headers: { 'retry-after': retryAfter } }),
    );
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
    const error = await failureOf(verification);
    expect(error).toMatchObject({ code: 'rate_limited', retryAfter: seconds });
  });

  it('says when to come back: a date', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    at('api', () => new HttpResponse(null, { status: 429, headers: { 'retry-after': date } }));
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey: testKeys.api }));
    const retryAfter = error instanceof ConnectError ? error.retryAfter : undefined;
    expect(retryAfter).toBeGreaterThan(30);
    expect(retryAfter).toBeLessThanOrEqual(60);
  });

  it('may lack the time to come back', async () => {
    at('api', () => empty(429));
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey: testKeys.api }));
    expect(error).toMatchObject({ code: 'rate_limited', retryAfter: undefined });
  });
});
