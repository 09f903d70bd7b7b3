// In which region `verifyCredentials` finds a key, and when it reports that no region accepts it.

import { describe, expect, it } from 'vitest';
import { ConnectError } from '../../src/itglue/connectError.js';
import type { Subdomain } from '../../src/itglue/regions.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';
import {
  failureOf,
  mockItglue,
  pairs,
  rejections,
  silences,
  subdomains,
} from '../support/itglue.js';

const { server, at, asked } = mockItglue();

describe('a good key', () => {
  it.each<[Subdomain, number]>([
    ['api', 87],
    ['api.eu', 143],
    ['api.au', 1],
  ])('at %s sees its %d organizations', async (subdomain, organizationCount) => {
    const verification = verifyCredentials({ subdomain, apiKey: testKeys[subdomain] });
    expect(await verification).toEqual({ organizationCount });
  });

  it('may see no organizations', async () => {
    server.use(
      ...itglueHandlers({ keys: [{ apiKey: 'ITG.a', subdomain: 'api', organizationCount: 0 }] }),
    );
    const verification = verifyCredentials({ subdomain: 'api', apiKey: 'ITG.a' });
    expect(await verification).toEqual({ organizationCount: 0 });
  });
});

describe('a key from another region', () => {
  it.each(pairs)('is found: tried at %s, accepted at %s', async (chosen, other) => {
    const verification = verifyCredentials({ subdomain: chosen, apiKey: testKeys[other] });
    await expect(verification).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: other,
    });
    expect(asked()[0]).toBe(chosen);
    expect(asked().toSorted()).toEqual(['api', 'api.au', 'api.eu']);
  });

  it.each(rejections)('is found after %s', async (_, answer) => {
    at('api', answer);
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys['api.eu'] });
    await expect(verification).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.eu',
    });
  });

  it.each(silences)(
    'is found although the third region answers with %s',
    async (_what, _code, answer) => {
      at('api', answer);
      const verification = verifyCredentials({ subdomain: 'api.au', apiKey: testKeys['api.eu'] });
      await expect(verification).rejects.toMatchObject({
        code: 'wrong_subdomain',
        suggestedSubdomain: 'api.eu',
      });
    },
  );

  it('is found without waiting for the third region, whose request is aborted', async () => {
    const signals = new Map<string, AbortSignal | null | undefined>();
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys['api.au'] },
      {
        fetch: (input, init) => {
          const { host } = new URL(String(input));
          signals.set(host, init?.signal);
          return host === 'api.eu.itglue.com' ? new Promise(() => {}) : fetch(input, init);
        },
      },
    );
    await expect(verification).rejects.toMatchObject({ suggestedSubdomain: 'api.au' });
    expect(signals.get('api.eu.itglue.com')?.aborted).toBe(true);
  });

  it('is rejected if no other region may be asked', async () => {
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys['api.eu'] },
      { probeOtherRegions: false },
    );
    const error = await failureOf(verification);
    expect(error).toMatchObject({ code: 'key_rejected', suggestedSubdomain: undefined });
    expect(asked()).toEqual(['api']);
  });
});

describe('a key that no region accepts', () => {
  it.each(subdomains)('is rejected at %s', async (subdomain) => {
    const verification = verifyCredentials({ subdomain, apiKey: testKeys.revoked });
    const error = await failureOf(verification);
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code: 'key_rejected', suggestedSubdomain: undefined });
    expect(asked().toSorted()).toEqual(['api', 'api.au', 'api.eu']);
  });

  describe.each(subdomains)('at %s', (subdomain) => {
    it.each(rejections)('is rejected by %s', async (_, answer) => {
      at(subdomain, answer);
      const verification = verifyCredentials({ subdomain, apiKey: testKeys.revoked });
      await expect(verification).rejects.toMatchObject({ code: 'key_rejected' });
    });

    it.each(rejections)('is rejected by %s at the other two', async (_, answer) => {
      for (const other of subdomains) if (other !== subdomain) at(other, answer);
      const verification = verifyCredentials({ subdomain, apiKey: testKeys.revoked });
      await expect(verification).rejects.toMatchObject({ code: 'key_rejected' });
    });
  });
});
