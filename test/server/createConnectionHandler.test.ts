// A settings page's server side at one address: connect, show, check, disconnect.

import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { itglueHandlers } from '../../src/testing/index.js';
import {
  address,
  brokenBefore,
  connected,
  expectNothing,
  expectProblem,
  host,
  ok,
  stored,
} from './connectionHost.js';
import { credentials } from './post.js';

const itglue = setupServer(...itglueHandlers());
beforeAll(() => itglue.listen({ onUnhandledRequest: 'error' }));
afterEach(() => itglue.resetHandlers());
afterAll(() => itglue.close());

describe('a settings page', () => {
  it('connects, shows, checks and disconnects', async () => {
    const { ask, rows } = host();
    expectNothing(await ask('show'));

    const { connection } = await (await ask('connect')).json();
    expect(connection).toEqual({ ...stored, connectedAt: expect.any(String) });
    expect(rows.get('customer-1')).toEqual({ connection, apiKey: credentials.apiKey });
    expect(await (await ask('show')).json()).toStrictEqual({ connection });

    const checked = await (await ask('check')).json();
    expect(checked).toStrictEqual({ connection, check: ok });
    expect(await (await ask('show')).json()).toStrictEqual(checked);

    expectNothing(await ask('disconnect'));
    expect(rows.size).toBe(0);
    expectNothing(await ask('show'));
  });
});

describe('GET', () => {
  it('shows the connection without reading its key', async () => {
    const { ask, opened, load } = connected();
    const response = await ask('show');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toStrictEqual({ connection: stored });
    expect(load).toHaveBeenCalledExactlyOnceWith('customer-1', {
      signal: expect.any(AbortSignal),
    });
    expect(opened).not.toHaveBeenCalled();
  });

  it('shows what the last check found', async () => {
    const { ask } = connected('api.eu', { check: brokenBefore });
    expect((await (await ask('show')).json()).check).toStrictEqual(brokenBefore);
  });

  it('shows how many organizations the last check counted', async () => {
    const check = { ...ok, organizationCount: 150, checkedAt: '2026-11-04T09:30:00.000Z' };
    const { ask } = connected('api.eu', { check });
    expect((await (await ask('show')).json()).connection.organizationCount).toBe(150);
  });

  it.each(['2026-11-02T09:29:59.999Z', stored.connectedAt])(
    'ignores a check of the key before, which began at %s',
    async (checkedAt) => {
      const check = { ...brokenBefore, checkedAt };
      const { ask } = connected('api.eu', { check });
      expect(await (await ask('show')).json()).toStrictEqual({ connection: stored });
    },
  );

  it('sends only the fields of a connection and of a check', async () => {
    const { apiKey } = credentials;
    const row = {
      connection: { ...stored, keyHint: apiKey, apiKey, sealedKey: 'c2VjcmV0' },
      credentials: () => credentials,
      check: { ...brokenBefore, apiKey, message: 'c2VjcmV0', code: apiKey },
      apiKey,
    };
    const { ask } = host({ load: async () => Object(row) });
    const answer = await (await ask('show')).json();
    expect(answer).toStrictEqual({
      connection: stored,
      check: { health: 'broken', checkedAt: brokenBefore.checkedAt },
    });
  });

  it('answers 204 where load returns null', async () => {
    expectNothing(await host({ load: async () => null }).ask('show'));
  });
});

describe('DELETE', () => {
  it('disconnects, and again does nothing', async () => {
    const { ask, rows, remove, onError } = connected();
    expectNothing(await ask('disconnect'));
    expect(rows.size).toBe(0);
    expectNothing(await ask('disconnect'));
    expect(remove).toHaveBeenLastCalledWith('customer-1', { signal: expect.any(AbortSignal) });
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('another method', () => {
  it.each(['PUT', 'PATCH', 'HEAD', 'OPTIONS', 'constructor'])('is refused: %s', async (method) => {
    const { handle, onError } = connected();
    const response = await handle(new Request(address, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST, DELETE');
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe('a body without the content type of JSON', () => {
  it('is refused when connecting, and accepted for a check', async () => {
    const { ask } = connected();
    const headers = { 'content-type': 'text/plain' };
    await expectProblem(await ask('connect', headers), 415, 'invalid_request');
    expect((await ask('check', headers)).status).toBe(200);
  });
});
