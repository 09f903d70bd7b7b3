// Checking a stored connection again.

import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConnectError, createConnectionHandler } from '../../src/server/index.js';
import { itglueHandlers } from '../../src/testing/index.js';
import {
  brokenBefore,
  connected,
  expectNothing,
  expectProblem,
  host,
  ok,
  request,
  stored,
} from './connectionHost.js';
import { credentials } from './post.js';

const itglue = setupServer(...itglueHandlers());
beforeAll(() => itglue.listen({ onUnhandledRequest: 'error' }));
afterEach(() => itglue.resetHandlers());
afterAll(() => itglue.close());

describe('POST ?check', () => {
  it('asks IT Glue with the stored key, and records the answer', async () => {
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

  it('is dropped if another key is stored while IT Glue answers', async () => {
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

  it('answers 204 where nothing is connected', async () => {
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

  it("asks with the host's own verify", async () => {
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
  ])('is unknown where verify %s, and onError gets the error', async (_, verify) => {
    const { ask, onError } = connected('api.eu', { verify });
    expect((await (await ask('check')).json()).check).toMatchObject({
      health: 'unknown',
      code: 'unknown',
    });
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(Error), expect.any(Request), {
      attemptId: undefined,
    });
  });

  it('is a 500 where the key cannot be read', async () => {
    const thrown = new Error(`wrong secret for ${credentials.apiKey}`);
    const open = () => Promise.reject(thrown);
    const { ask, onError, record } = host({
      load: async () => ({ connection: stored, credentials: open }),
    });
    const response = await ask('check');
    expect(await response.clone().text()).not.toContain('secret');
    await expectProblem(response, 500, 'unknown');
    expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, expect.any(Request), {
      attemptId: undefined,
    });
    expect(record).not.toHaveBeenCalled();
  });
});
