// How much of an answer `verifyCredentials` reads.

import { HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { ConnectError } from '../../src/itglue/connectError.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { testKeys } from '../../src/testing/index.js';
import { mockItglue } from '../support/itglue.js';

const { at, everywhere } = mockItglue();

describe('a body', () => {
  const kilobyte = new TextEncoder().encode(' '.repeat(1024));

  it('that never ends is read only up to a few megabytes', async () => {
    let kilobytes = 0;
    at('api', () => {
      const body = new ReadableStream({
        pull(controller) {
          kilobytes += 1;
          controller.enqueue(kilobyte);
        },
      });
      return new HttpResponse(body);
    });
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
    await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
    expect(kilobytes).toBeLessThan(4096);
  });

  it.each([200, 400])('that does not end in time causes a timeout, with %d', async (status) => {
    at('api', () => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(kilobyte),
        pull: () => new Promise(() => {}),
      });
      return new HttpResponse(body, { status });
    });
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      { timeout: 50 },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('that never ends is not read if the status is enough', async () => {
    everywhere(
      () =>
        new HttpResponse(new ReadableStream({ pull: () => new Promise(() => {}) }), {
          status: 401,
        }),
    );
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
    await expect(verification).rejects.toMatchObject({ code: 'key_rejected' });
  });

  it.each([401, 503])('is cancelled unread if the status is enough: %d', async (status) => {
    const cancel = vi.fn();
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      {
        probeOtherRegions: false,
        fetch: () => Promise.resolve(new Response(new ReadableStream({ cancel }), { status })),
      },
    );
    await expect(verification).rejects.toBeInstanceOf(ConnectError);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('that breaks off causes unavailable', async () => {
    at('api', () => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(kilobyte),
        pull: (controller) => controller.error(new Error('The connection was lost')),
      });
      return new HttpResponse(body);
    });
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
    await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
  });
});
