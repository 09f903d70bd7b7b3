// A Response of another package or realm refuses the request, and the sender receives an equal one.

import { EdgeVM } from '@edge-runtime/vm';
import { Response as WhatwgResponse } from '@whatwg-node/fetch';
import { Response as NodeFetch3Response } from 'node-fetch';
import { Response as NodeFetch2Response } from 'node-fetch-2';
import { Response as Undici6Response } from 'undici-6';
import { Response as Undici7Response } from 'undici-7';
import { describe, expect, it } from 'vitest';
import { createHost, credentials } from './host.js';

type Make = (body: string, status: number, headers: [string, string][]) => unknown;

const cookies = ['a=1; Expires=Wed, 25 Nov 2026 00:00:00 GMT', 'b=2'];

describe.each<[string, Make]>([
  ['undici 6', (body, status, headers) => new Undici6Response(body, { status, headers })],
  ['undici 7', (body, status, headers) => new Undici7Response(body, { status, headers })],
  ['node-fetch 2', (body, status, headers) => new NodeFetch2Response(body, { status, headers })],
  ['node-fetch 3', (body, status, headers) => new NodeFetch3Response(body, { status, headers })],
  ['@whatwg-node/fetch', (body, status, headers) => new WhatwgResponse(body, { status, headers })],
  [
    'another vm context',
    (body, status, headers) =>
      new EdgeVM().evaluate(
        `new Response(${JSON.stringify(body)}, ${JSON.stringify({ status, headers })})`,
      ),
  ],
])('a Response of %s', (_, make) => {
  const post = (no: () => unknown) => {
    const host = createHost({ sam: no });
    const response = host.handle(
      new Request('https://app.acme.example/connect', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-user': 'sam' },
        body: JSON.stringify(credentials),
      }),
    );
    return { host, response };
  };

  it('is not a Response of this platform', () => {
    expect(make('', 401, [])).not.toBeInstanceOf(Response);
  });

  it('refuses, and is sent unchanged', async () => {
    const { host, response } = post(() =>
      make('Sign in first: é', 401, [
        ['www-authenticate', 'Cookie'],
        ['content-type', 'text/plain; charset=utf-8'],
        ...cookies.map((cookie): [string, string] => ['set-cookie', cookie]),
      ]),
    );
    const answer = await response;
    expect(answer).toBeInstanceOf(Response);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Cookie');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.getSetCookie()).toEqual(cookies);
    expect(await answer.text()).toBe('Sign in first: é');
    expect(host.saved).toEqual([]);
    expect(host.errors).toEqual([]);
  });

  it.each([200, 302])('refuses with %d, which becomes a 403', async (status) => {
    const { host, response } = post(() => make('', status, [['location', '/login']]));
    const answer = await response;
    expect(answer.status).toBe(403);
    expect(answer.headers.has('location')).toBe(false);
    expect(host.saved).toEqual([]);
    expect(host.errors).toHaveLength(1);
  });

  it('refuses after its body was read', async () => {
    const { host, response } = post(async () => {
      const no = make('Sign in first', 401, []);
      await Reflect.get(Object(no), 'text').call(no);
      return no;
    });
    expect((await response).status).toBe(401);
    expect(host.saved).toEqual([]);
  });
});
