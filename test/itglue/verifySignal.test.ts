// Aborting `verifyCredentials`.

import { getEventListeners } from 'node:events';
import { delay, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { testKeys } from '../../src/testing/index.js';
import { empty, failureOf, mockItglue } from '../support/itglue.js';

const { requests, at } = mockItglue();

/** Resolves as soon as this many requests have been sent. */
async function sent(count: number): Promise<void> {
  while (requests.length < count) await delay(1);
}

describe('the signal', () => {
  const reason = new Error('The user cancelled');
  const credentials = { subdomain: 'api', apiKey: testKeys.slow } as const;

  it('sends nothing when it is already aborted', async () => {
    let called = 0;
    const verification = verifyCredentials(credentials, {
      signal: AbortSignal.abort(reason),
      fetch: () => {
        called += 1;
        return new Promise(() => {});
      },
    });
    expect(await failureOf(verification)).toBe(reason);
    expect(called).toBe(0);
  });

  it('ends the check with its own reason', async () => {
    const controller = new AbortController();
    const verification = failureOf(verifyCredentials(credentials, { signal: controller.signal }));
    await sent(1);
    controller.abort(reason);
    expect(await verification).toBe(reason);
  });

  it('ends the check with an AbortError if it has no other reason', async () => {
    const controller = new AbortController();
    const verification = failureOf(verifyCredentials(credentials, { signal: controller.signal }));
    await sent(1);
    controller.abort();
    expect(await verification).toMatchObject({ name: 'AbortError' });
  });

  it('aborts the request', async () => {
    const controller = new AbortController();
    let passed: AbortSignal | null | undefined;
    const verification = failureOf(
      verifyCredentials(credentials, {
        signal: controller.signal,
        fetch: (input, init) => {
          passed = init?.signal;
          return fetch(input, init);
        },
      }),
    );
    await sent(1);
    expect(passed?.aborted).toBe(false);
    controller.abort(reason);
    await verification;
    expect(passed?.aborted).toBe(true);
  });

  it('ends the check while the other regions are asked', async () => {
    const controller = new AbortController();
    for (const subdomain of ['api.eu', 'api.au'] as const) {
      at(subdomain, async () => {
        await delay('infinite');
        return empty(200);
      });
    }
    const verification = failureOf(
      verifyCredentials(
        { subdomain: 'api', apiKey: testKeys.revoked },
        { signal: controller.signal },
      ),
    );
    await sent(3);
    controller.abort(reason);
    expect(await verification).toBe(reason);
  });

  it('ends the check while the body is read', async () => {
    const controller = new AbortController();
    at('api', () => {
      const body = new ReadableStream({
        pull: () => {
          controller.abort(reason);
          return new Promise(() => {});
        },
      });
      return new HttpResponse(body);
    });
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      { signal: controller.signal },
    );
    expect(await failureOf(verification)).toBe(reason);
  });

  it('ends a fetch that ignores it', async () => {
    const controller = new AbortController();
    const verification = failureOf(
      verifyCredentials(credentials, {
        signal: controller.signal,
        fetch: () => new Promise(() => {}),
      }),
    );
    controller.abort(reason);
    expect(await verification).toBe(reason);
  });

  it('ends the check if it is aborted just as the request is created', async () => {
    const controller = new AbortController();
    const verification = verifyCredentials(credentials, {
      signal: controller.signal,
      timeout: 100,
      fetch: () => {
        controller.abort(reason);
        return new Promise(() => {});
      },
    });
    const outcome = await Promise.race([failureOf(verification), delay(1000)]);
    expect(outcome).toBe(reason);
  });

  it('has no listeners afterwards, so aborting it changes nothing', async () => {
    const controller = new AbortController();
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      { signal: controller.signal },
    );
    await verification;
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    controller.abort(reason);
    expect(await verification).toEqual({ organizationCount: 87 });
  });
});
