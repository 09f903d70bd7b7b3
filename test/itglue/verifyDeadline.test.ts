// The timeout of `verifyCredentials`.

import { delay } from 'msw';
import { describe, expect, it } from 'vitest';
import { ConnectError } from '../../src/itglue/connectError.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { testKeys } from '../../src/testing/index.js';
import { empty, failureOf, mockItglue } from '../support/itglue.js';

const { everywhere } = mockItglue();

describe('the deadline', () => {
  it('ends a check that IT Glue does not answer', async () => {
    const error = await failureOf(
      verifyCredentials({ subdomain: 'api', apiKey: testKeys.slow }, { timeout: 50 }),
    );
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code: 'timeout', cause: { name: 'TimeoutError' } });
  });

  // The first one is 1 ms more than setTimeout allows.
  it.each([2 ** 31, Number.POSITIVE_INFINITY])('may be %d ms away', async (timeout) => {
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      {
        timeout,
        fetch: async (input, init) => {
          await delay(20);
          return fetch(input, init);
        },
      },
    );
    expect(await verification).toEqual({ organizationCount: 87 });
  });

  it('covers the check of all regions together', async () => {
    everywhere(async () => {
      await delay(120);
      return empty(401);
    });
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      { timeout: 180 },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('ends a fetch that never settles and ignores its signal', async () => {
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      { timeout: 50, fetch: () => new Promise(() => {}) },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('ends such a fetch while the other regions are asked', async () => {
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys['api.eu'] },
      {
        timeout: 100,
        fetch: (input, init) =>
          String(input).startsWith('https://api.itglue.com')
            ? fetch(input, init)
            : new Promise(() => {}),
      },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('aborts the request', async () => {
    let signal: AbortSignal | null | undefined;
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.slow },
      {
        timeout: 50,
        fetch: (input, init) => {
          signal = init?.signal;
          return fetch(input, init);
        },
      },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
    expect(signal?.aborted).toBe(true);
  });
});
