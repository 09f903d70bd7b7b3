// What `postTo` sends to the host's server, and how it reads the answers.

import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type ConnectErrorCode,
  type PostToOptions,
  postTo,
} from '../../src/index.js';

const url = '/api/itglue/connect';
const credentials = { subdomain: 'api.eu', apiKey: 'ITG.abc_123' } as const;
const connection = { subdomain: 'api.eu', organizationCount: 143 };

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const post = (options?: PostToOptions, signal = new AbortController().signal) =>
  postTo(url, options)(credentials, { signal });

/** Answers every post, and records the requests. */
function answer(respond: () => Response | Promise<Response>) {
  const requests: Request[] = [];
  server.use(
    http.post(`*${url}`, ({ request }) => {
      requests.push(request.clone());
      return respond();
    }),
  );
  return requests;
}

const accept = () => answer(() => HttpResponse.json({ connection }));

describe('the request', () => {
  it('has the credentials as JSON in its body, and not in its address', async () => {
    const requests = accept();
    await post();
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
    expect(requests[0]?.headers.get('accept')).toContain('application/problem+json');
    expect(requests[0]?.url).toBe(new URL(url, location.href).href);
    // Trackers on the page redact a field with this name in the requests that they record.
    const { subdomain, apiKey } = credentials;
    expect(await requests[0]?.json()).toEqual({ subdomain, api_key: apiKey });
  });

  it('is not cached, follows no redirect, and sends cookies to the same origin', async () => {
    const sent = vi.fn<typeof fetch>(async () => HttpResponse.json({ connection }));
    await post({ fetch: sent });
    expect(sent.mock.lastCall?.[1]).toMatchObject({
      cache: 'no-store',
      redirect: 'manual',
      credentials: 'same-origin',
    });
    await post({ fetch: sent, credentials: 'include' });
    expect(sent.mock.lastCall?.[1]).toMatchObject({ credentials: 'include' });
  });

  it('has the host’s headers, but stays JSON', async () => {
    const requests = accept();
    await post({ headers: { 'x-csrf-token': 'abc', 'content-type': 'text/plain' } });
    expect(requests[0]?.headers.get('x-csrf-token')).toBe('abc');
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
  });

  it('calls a function for headers at each request', async () => {
    const requests = accept();
    let token = 0;
    const onConnect = postTo(url, { headers: async () => ({ 'x-csrf-token': String(++token) }) });
    const { signal } = new AbortController();
    await onConnect(credentials, { signal });
    await onConnect(credentials, { signal });
    expect(requests.map(({ headers }) => headers.get('x-csrf-token'))).toEqual(['1', '2']);
  });
});

describe('a success', () => {
  it('returns the connection', async () => {
    accept();
    expect(await post()).toEqual(connection);
  });

  it('never returns a key that the server sends along', async () => {
    answer(() => HttpResponse.json({ connection: { ...connection, apiKey: credentials.apiKey } }));
    expect(await post()).toEqual(connection);
  });

  it.each<[what: string, () => Response, object]>([
    ['204', () => new HttpResponse(null, { status: 204 }), {}],
    ['an empty 200', () => new HttpResponse(null, { status: 200 }), {}],
    ['an empty 200 with the type HTML, as PHP sends it', () => HttpResponse.html(''), {}],
    ['an empty 201', () => HttpResponse.text('', { status: 201 }), {}],
    ['a line break', () => HttpResponse.text('\r\n'), {}],
    ['a bare connection', () => HttpResponse.json(connection), { organizationCount: 143 }],
    [
      'a bare connection in a database row',
      () => HttpResponse.json({ ...connection, apiKey: credentials.apiKey, customer: 7 }),
      { organizationCount: 143 },
    ],
    [
      'a connection without a region',
      () => HttpResponse.json({ connection: { id: '7' } }),
      { id: '7' },
    ],
  ])('may be %s', async (_what, respond, more) => {
    answer(respond);
    expect(await post()).toEqual({ subdomain: 'api.eu', ...more });
  });

  it('may be the 204 of a simple fetch stub', async () => {
    const json = () => Promise.reject(new SyntaxError('no JSON'));
    const fetchIt = vi.fn(async () => Object({ ok: true, status: 204, json }));
    expect(await post({ fetch: fetchIt })).toEqual({ subdomain: 'api.eu' });
  });

  it.each<[what: string, () => Response]>([
    ['a page to sign in', () => HttpResponse.html('<h1>Sign in</h1>')],
    ['a page after line breaks', () => HttpResponse.html('\n\n<!doctype html><h1>Acme</h1>')],
    ['a word', () => HttpResponse.text('OK')],
    ['half a connection', () => HttpResponse.text('{"connection":{"subdomain":')],
    [
      'a bare connection with an unknown region',
      () => HttpResponse.json({ subdomain: 'api.us', id: '7' }),
    ],
    ['a bare id', () => HttpResponse.json({ id: '7' })],
    ['a list of connections', () => HttpResponse.json([connection])],
    ['a list in place of the connection', () => HttpResponse.json({ connection: [] })],
    ['a failure with the status of a success', () => HttpResponse.json({ code: 'key_rejected' })],
    ['other JSON', () => HttpResponse.json({ ok: true })],
    ['null', () => HttpResponse.json(null)],
    ['a connection that is null', () => HttpResponse.json({ connection: null })],
    ['a connection that is a string', () => HttpResponse.json({ connection: 'no' })],
    ['a connection that is false', () => HttpResponse.json({ connection: false })],
    ['a string', () => HttpResponse.json('connection')],
  ])('is not accepted if it is %s', async (_what, respond) => {
    answer(respond);
    await expect(post()).rejects.toMatchObject({ name: 'ConnectError', code: 'unknown' });
  });
});

describe('a failure', () => {
  it('has the code and the suggested subdomain that the server sends', async () => {
    answer(() =>
      HttpResponse.json(
        { code: 'wrong_subdomain', suggestedSubdomain: 'api.au' },
        { status: 422, headers: { 'content-type': 'application/problem+json' } },
      ),
    );
    const error = await post().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code: 'wrong_subdomain', suggestedSubdomain: 'api.au' });
  });

  it.each<[type: unknown, ConnectErrorCode]>([
    ['urn:itglue-connect:key_rejected', 'key_rejected'],
    ['https://acme.example/problems/timeout', 'timeout'],
    ['https://acme.example/problems#wrong_subdomain', 'wrong_subdomain'],
    ['rate_limited', 'rate_limited'],
    ['about:blank', 'not_allowed'],
    ['urn:itglue-connect:toString', 'not_allowed'],
    ['urn:itglue-connect:key_rejected/', 'not_allowed'],
    ['', 'not_allowed'],
    [7, 'not_allowed'],
    [null, 'not_allowed'],
  ])('is recognized by its type alone: %s', async (type, code) => {
    answer(() => HttpResponse.json({ type, suggestedSubdomain: 'api.au' }, { status: 403 }));
    await expect(post()).rejects.toMatchObject({ code, suggestedSubdomain: 'api.au' });
  });

  it('is recognized by its code rather than its type', async () => {
    const problem = { type: 'urn:itglue-connect:timeout', code: 'key_rejected' };
    answer(() => HttpResponse.json(problem, { status: 422 }));
    await expect(post()).rejects.toMatchObject({ code: 'key_rejected' });
  });

  it.each<[status: number, ConnectErrorCode]>([
    [401, 'not_allowed'],
    [403, 'not_allowed'],
    [404, 'unknown'],
    [413, 'unknown'],
    [429, 'rate_limited'],
    [500, 'unknown'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'timeout'],
  ])('from a proxy is recognized by its status: %i is %s', async (status, code) => {
    answer(() => HttpResponse.html('<h1>No</h1>', { status }));
    await expect(post()).rejects.toMatchObject({ code });
  });

  it('from a proxy says how long to wait', async () => {
    answer(() => HttpResponse.text('', { status: 429, headers: { 'retry-after': '17' } }));
    await expect(post()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 17 });
  });

  it('is offline if there is no answer', async () => {
    answer(() => HttpResponse.error());
    await expect(post()).rejects.toMatchObject({
      name: 'ConnectError',
      code: 'offline',
      cause: expect.any(TypeError),
    });
  });

  it('may be a redirect, which the key does not follow', async () => {
    answer(() => HttpResponse.text('', { status: 307, headers: { location: '/elsewhere' } }));
    const followed = vi.fn(() => HttpResponse.json({ connection }));
    server.use(http.post('*/elsewhere', followed));
    await expect(post()).rejects.toMatchObject({ code: 'unknown' });
    expect(followed).not.toHaveBeenCalled();
  });

  it('is the host’s own error if its headers function rejects', async () => {
    const failure = new Error('no token');
    await expect(post({ headers: () => Promise.reject(failure) })).rejects.toBe(failure);
  });
});

describe('the error that onError receives', () => {
  const errorOf = (respond: () => Response | Promise<Response>, to = url) => {
    server.use(http.post('*', respond));
    const { signal } = new AbortController();
    return postTo(to)(credentials, { signal }).then(
      () => undefined,
      (error: unknown) => error,
    );
  };
  const here = new URL(url, location.href).href;

  it.each<[what: string, respond: () => Response, status: number, contentType: string]>([
    ['a 404', () => HttpResponse.text('No', { status: 404 }), 404, 'text/plain'],
    ['a page, 200', () => HttpResponse.html('<h1>Acme</h1>'), 200, 'text/html'],
    ['a page, 404', () => HttpResponse.html('<h1>No</h1>', { status: 404 }), 404, 'text/html'],
    ['other JSON', () => HttpResponse.json({ ok: true }), 200, 'application/json'],
    ['a word', () => HttpResponse.text('OK'), 200, 'text/plain'],
    [
      'our own failure',
      () => HttpResponse.json({ code: 'key_rejected' }, { status: 422 }),
      422,
      'application/json',
    ],
  ])('names status, content type and address: %s', async (_what, respond, status, contentType) => {
    expect(await errorOf(respond)).toMatchObject({
      name: 'ConnectError',
      message: expect.stringContaining(`${here} answered with ${status} and ${contentType}`),
      cause: { status, contentType, address: here },
    });
  });

  it('names a redirect as browsers show one', async () => {
    const response = { ...new Response(), ok: false, status: 0, type: 'opaqueredirect', url: '' };
    const answer: object = { ...response, json: async () => ({}) };
    const fetchIt = vi.fn(async () => Object(answer));
    const { signal } = new AbortController();
    await expect(postTo(url, { fetch: fetchIt })(credentials, { signal })).rejects.toMatchObject({
      code: 'unknown',
      message: `${here} answered with a redirect, which is not followed (unknown)`,
    });
  });

  it('names the address without its secret parts, and never the key', async () => {
    const secret = `https://ann:secret@app.acme.example/${credentials.apiKey}?token=secret#${credentials.apiKey}`;
    const fetchIt = vi.fn(async () => HttpResponse.html('<h1>No</h1>', { status: 404 }));
    const { signal } = new AbortController();
    const error = await postTo(secret, { fetch: fetchIt })(credentials, { signal }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ cause: { address: 'https://app.acme.example/…' } });
    expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/secret|abc_123/);
  });

  it('names the CORS requirements for another origin, because browsers give no reason', async () => {
    const elsewhere = 'https://api.acme.example/connect?token=secret';
    expect(await errorOf(() => HttpResponse.error(), elsewhere)).toMatchObject({
      code: 'offline',
      message: expect.stringMatching(
        /^https:\/\/api\.acme\.example\/connect cannot be reached\. From http:\/\/localhost.* it takes CORS headers/,
      ),
      cause: expect.any(TypeError),
    });
    expect(await errorOf(() => HttpResponse.error())).toMatchObject({
      message: `${here} cannot be reached`,
    });
  });

  it('names a custom fetch that returns no response', async () => {
    const { signal } = new AbortController();
    const fetchIt = vi.fn(async () => Object({ data: {} }));
    await expect(postTo(url, { fetch: fetchIt })(credentials, { signal })).rejects.toMatchObject({
      code: 'unknown',
      message: 'The option fetch resolved to no Response',
    });
  });
});

it('understands a simple fetch stub in a host’s test', async () => {
  const fetchIt = vi.fn(async () => Object({ ok: true, json: async () => ({ connection }) }));
  const { signal } = new AbortController();
  expect(await postTo(url, { fetch: fetchIt })(credentials, { signal })).toEqual(connection);
});

describe('aborting', () => {
  it('rejects with the reason, not with a network failure', async () => {
    answer(async () => {
      await delay('infinite');
      return HttpResponse.json({ connection });
    });
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const attempt = post({}, controller.signal);
    controller.abort(reason);
    await expect(attempt).rejects.toBe(reason);
  });

  it('sends nothing if it happens while the headers are created', async () => {
    const sent = vi.fn(fetch);
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const headers = async () => {
      controller.abort(reason);
      return {};
    };
    await expect(post({ headers, fetch: sent }, controller.signal)).rejects.toBe(reason);
    expect(sent).not.toHaveBeenCalled();
  });

  it.each([200, 422])('rejects with the reason while the body of a %d is read', async (status) => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    // A fetch that ignores the signal, so that its body still arrives.
    const deaf = async () => {
      const body = new ReadableStream({
        pull(stream) {
          controller.abort(reason);
          stream.enqueue(new TextEncoder().encode(JSON.stringify({ connection })));
          stream.close();
        },
      });
      return new Response(body, { status });
    };
    await expect(post({ fetch: deaf }, controller.signal)).rejects.toBe(reason);
  });
});
