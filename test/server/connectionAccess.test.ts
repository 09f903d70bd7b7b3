// Who may connect, see, check and disconnect a connection.

import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../src/server/index.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';
import { connected, everyAsk, expectProblem, stored, withoutTypes } from './connectionHost.js';
import { textOf } from './post.js';

const itglue = setupServer(...itglueHandlers());
beforeAll(() => itglue.listen({ onUnhandledRequest: 'error' }));
afterEach(() => itglue.resetHandlers());
afterAll(() => itglue.close());

describe.each(everyAsk)('someone who asks to %s', (name) => {
  it.each<[string, () => unknown, number]>([
    ['returns a 401', () => new Response(null, { status: 401 }), 401],
    ['throws', () => Promise.reject(new Error()), 403],
    ['returns false', () => false, 403],
    ['returns null', () => null, 403],
    ['returns nothing', () => undefined, 403],
    ['returns an empty id', () => '', 403],
    ['returns a success', () => Response.json({ ok: true }), 403],
  ])('is refused where authorize %s', async (_, authorize, status) => {
    const made = connected('api.eu', withoutTypes('authorize', authorize));
    expect((await made.ask(name)).status).toBe(status);
    for (const callback of [made.save, made.load, made.remove, made.record, made.opened]) {
      expect(callback).not.toHaveBeenCalled();
    }
  });

  it.each<[string, Record<string, string | null>]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [
      'an older browser at another site',
      { origin: 'https://evil.example', 'sec-fetch-site': null },
    ],
    [
      'another host of the site',
      { origin: 'https://a.acme.example', 'sec-fetch-site': 'same-site' },
    ],
    ['a sandbox', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ])('from %s is refused before authorize is called', async (_, headers) => {
    const authorize = vi.fn(() => 'customer-1');
    const made = connected('api.eu', { authorize });
    await expectProblem(await made.ask(name, headers), 403, 'invalid_request');
    expect(authorize).not.toHaveBeenCalled();
    expect(made.onError).toHaveBeenCalledExactlyOnceWith(expect.any(Refusal), expect.any(Request), {
      attemptId: undefined,
    });
    expect(made.rows.get('customer-1')?.connection).toEqual(stored);
  });

  it('from an allowed origin is answered', async () => {
    const page = 'https://www.acme.example';
    const made = connected('api.eu', { allowedOrigins: [page] });
    const response = await made.ask(name, { origin: page, 'sec-fetch-site': 'cross-site' });
    expect(response.ok).toBe(true);
  });

  it('gets no part of a key, whichever key is stored', async () => {
    for (const key of [
      'api',
      'api.eu',
      'api.au',
      'revoked',
      'rateLimited',
      'notJsonApi',
    ] as const) {
      const answer = await textOf(await connected(key).ask(name));
      const secret = testKeys[key].slice(4);
      const parts = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8));
      expect(parts.filter((part) => answer.includes(part))).toEqual([]);
    }
  });
});
