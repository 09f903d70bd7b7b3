// A page of someone else must not make a signed-in administrator connect someone else's account.

import { describe, expect, it, vi } from 'vitest';
import { createConnectHandler } from '../../src/server/index.js';
import { origin, post } from './post.js';

/** Posts with these headers in place of the usual ones, and says with what it was answered. */
async function statusFor(headers: Record<string, string | null>, allowedOrigins?: string[]) {
  const authorize = vi.fn(() => 'customer-1');
  const save = vi.fn(async () => {});
  const handle = createConnectHandler({
    authorize,
    save,
    verify: async () => ({ organizationCount: 1 }),
    ...(allowedOrigins && { allowedOrigins }),
  });
  const response = await handle(post(undefined, { headers: { origin: null, ...headers } }));
  expect(save).toHaveBeenCalledTimes(response.ok ? 1 : 0);
  if (response.status === 403) {
    expect(authorize).not.toHaveBeenCalled();
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ code: 'invalid_request', status: 403 });
  }
  return response.status;
}

const elsewhere = 'https://evil.example';
const page = 'https://www.acme.example';

describe('a post', () => {
  it.each<[string, number, Record<string, string | null>, string[]?]>([
    ['of a modern browser on the same page', 200, { origin, 'sec-fetch-site': 'same-origin' }],
    ['of a browser that sends the origin alone', 200, { origin }],
    ['of no browser, without either', 200, {}],
    [
      'behind a proxy that hides the public origin',
      200,
      { origin: 'https://public.acme.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['of an allowed origin', 200, { origin: page, 'sec-fetch-site': 'same-site' }, [page]],
    [
      'of an allowed origin elsewhere',
      200,
      { origin: page, 'sec-fetch-site': 'cross-site' },
      [page],
    ],
    ['of an allowed origin alone', 200, { origin: page }, [elsewhere, page]],
    ['of the own origin beside an allowed one', 200, { origin }, [page]],

    ['of another site', 403, { origin: elsewhere, 'sec-fetch-site': 'cross-site' }],
    ['of another site, in an older browser', 403, { origin: elsewhere }],
    ['of another site that gives no origin', 403, { 'sec-fetch-site': 'cross-site' }],
    ['of another host of the site', 403, { origin: page, 'sec-fetch-site': 'same-site' }],
    ['of another host of the site, in an older browser', 403, { origin: page }],
    ['that claims the origin from another site', 403, { origin, 'sec-fetch-site': 'cross-site' }],
    ['of a sandbox', 403, { origin: 'null' }],
    ['of a sandbox in a modern browser', 403, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['of the address bar', 403, { 'sec-fetch-site': 'none' }],
    ['of a site that is not known', 403, { origin, 'sec-fetch-site': 'somewhere' }],
    ['of the origin in http', 403, { origin: 'http://app.acme.example' }],
    ['of the origin at another port', 403, { origin: `${origin}:8443` }],
    ['of a look-alike', 403, { origin: `${origin}.evil.example` }],
    ['of a look-alike of an allowed origin', 403, { origin: `${page}.evil.example` }, [page]],
    ['of a part of an allowed origin', 403, { origin: 'https://www.acme' }, [page]],
    ['of an origin that is empty', 403, { origin: '' }, [page]],
    ['of another site when nobody is allowed', 403, { origin: elsewhere }, []],
  ])('%s is a %d', async (_, status, headers, allowedOrigins) => {
    expect(await statusFor(headers, allowedOrigins)).toBe(status);
  });
});

describe('a method other than POST', () => {
  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'is refused: %s',
    async (method) => {
      const authorize = vi.fn(() => 'customer-1');
      const handle = createConnectHandler({ authorize, save: async () => {} });
      const response = await handle(new Request(`${origin}/api/itglue/connect`, { method }));
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('POST');
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toMatchObject({ code: 'invalid_request', status: 405 });
      expect(authorize).not.toHaveBeenCalled();
    },
  );
});

describe('a content type', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json ; charset=utf-8',
    'Application/JSON',
  ])('of JSON is accepted: %s', async (contentType) => {
    expect(await statusFor({ 'content-type': contentType })).toBe(200);
  });

  it.each([
    // The three that a form of another site can send without asking first.
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=application/json',
    'text/plain; application/json',
    'application/jsonp',
    'application/json-seq',
    'application/vnd.api+json',
    'application/json, text/plain',
    'text/json',
    '',
    null,
  ])('of anything else is refused: %s', async (contentType) => {
    const authorize = vi.fn(() => 'customer-1');
    const handle = createConnectHandler({ authorize, save: async () => {} });
    const response = await handle(post(undefined, { headers: { 'content-type': contentType } }));
    expect(response.status).toBe(415);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'invalid_request', status: 415 });
    expect(authorize).not.toHaveBeenCalled();
  });
});
