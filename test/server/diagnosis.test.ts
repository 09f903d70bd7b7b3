// What the host's developer learns from onError: each refusal and failure, its cause, and what to do.

import { describe, expect, it, vi } from 'vitest';
import { ConnectError, createConnectHandler, Refusal } from '../../src/server/index.js';
import { attempt, page, whole } from './attempt.js';
import { post } from './post.js';

async function read(request: Request): Promise<Request> {
  await request.text();
  return request;
}

function copied(request: Request): Request {
  new Request(request);
  return request;
}

const withoutBody = () =>
  new Request('https://app.acme.example/connect', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': '77' },
  });

describe('onError gets the reason of a refusal, and how to fix it', () => {
  it.each<[string, number, boolean, () => Request | Promise<Request>, string[]]>([
    [
      'another method',
      405,
      false,
      () => new Request('https://a.example', { method: 'PUT' }),
      ['the method is PUT', 'mount the handler for POST'],
    ],
    [
      'a question of CORS',
      405,
      false,
      () => new Request('https://a.example', { method: 'OPTIONS' }),
      ['Answer CORS in your server', 'allowedOrigins'],
    ],
    [
      'another origin',
      403,
      false,
      () => post(undefined, { headers: { origin: page } }),
      ['origin https://page.example is not https://app.acme.example', 'add it to allowedOrigins'],
    ],
    [
      'a proxy that ends TLS',
      403,
      false,
      () => {
        const { headers, body } = post(undefined, { headers: { 'x-forwarded-proto': 'https' } });
        const init = { method: 'POST', headers, body, duplex: 'half' };
        return new Request('http://app.acme.example/connect', init);
      },
      [
        'origin https://app.acme.example is not http://app.acme.example',
        'add it to allowedOrigins',
        'X-Forwarded-* headers are not trusted',
      ],
    ],
    [
      'another site',
      403,
      false,
      () => post(undefined, { headers: { 'sec-fetch-site': 'cross-site' } }),
      ['Sec-Fetch-Site: cross-site', 'allowedOrigins'],
    ],
    [
      'an address bar',
      403,
      false,
      () => post(undefined, { headers: { origin: null, 'sec-fetch-site': 'none' } }),
      ['without an origin (Sec-Fetch-Site: none)'],
    ],
    [
      'no content type',
      415,
      false,
      () => post(undefined, { headers: { 'content-type': null } }),
      ['there is no content type', 'application/json'],
    ],
    [
      'another content type',
      415,
      false,
      () => post(undefined, { headers: { 'content-type': 'text/plain' } }),
      ['the content type is text/plain', 'postTo'],
    ],
    ['too much', 413, true, () => post(' '.repeat(5000)), ['longer than 4096 bytes']],
    ['no JSON', 400, true, () => post('hunter2'), ['not JSON', 'JSON.stringify']],
    ['nothing', 400, true, () => post(''), ['not JSON']],
    [
      'a body that was read',
      400,
      true,
      () => read(post()),
      ['already read', 'before express.json()', 'request.clone()'],
    ],
    ['a body that an SDK took', 400, true, () => copied(post()), ['already read']],
    ['a body that was not passed on', 400, true, withoutBody, ['already read']],
    ['no object', 400, true, () => post('7'), ['not an object', '{ subdomain, api_key }']],
    [
      'a company for a subdomain',
      400,
      true,
      () => post({ subdomain: 'acme', apiKey: 'hunter2' }),
      ['subdomain is missing', 'api_key is malformed'],
    ],
    [
      'a body that breaks off',
      400,
      true,
      () => post(new ReadableStream({ pull: (stream) => stream.error(new Error('hunter2')) })),
      ['could not be read to its end'],
    ],
  ])('%s: %d', async (_, status, authorized, makeRequest, words) => {
    const request = await makeRequest();
    const { response, onError, error } = await attempt(request);
    expect(response.status).toBe(status);
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(Refusal), request, {
      attemptId: undefined,
    });
    expect(error).toMatchObject({ name: 'Refusal', status, authorized });
    for (const word of words) expect(error.message).toContain(word);
    // No password, and only one line.
    expect(error.message).not.toMatch(/hunter2|\n/);
  });

  it('names every allowed origin, and the refused one on one short line', async () => {
    const headers = { origin: `https://\x80${'x'.repeat(500)}` };
    const allowedOrigins = [page, 'https://other.example/'];
    const { error } = await attempt(post(undefined, { headers }), { allowedOrigins });
    expect(error.message).toMatch(
      /^Refused: origin https:\/\/\?x{50,100} is not https:\/\/app\.acme\.example or https:\/\/page\.example or https:\/\/other\.example\. /,
    );
  });
});

describe('onError gets a failure', () => {
  it.each(['unavailable', 'timeout', 'unknown', 'invalid_request', 'not_allowed'] as const)(
    'that is %s, with its cause',
    async (code) => {
      const thrown = new ConnectError(code, { cause: new Error('ENOTFOUND') });
      const verify = () => Promise.reject(thrown);
      const request = post();
      const { onError } = await attempt(request, { verify });
      expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, request, { attemptId: undefined });
    },
  );

  it.each(['key_rejected', 'wrong_subdomain', 'rate_limited'] as const)(
    'unless it is %s, which the form explains',
    async (code) => {
      const verify = () => Promise.reject(new ConnectError(code));
      expect((await attempt(post(), { verify })).onError).not.toHaveBeenCalled();
    },
  );

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'verify returned undefined'],
    ['false', false, 'verify returned false'],
    ['true', true, 'verify returned true'],
    ['an object without a count', {}, 'verify returned a value of type object'],
    ['a count that is not a number', { organizationCount: '7' }, 'verify returned'],
    ['a count of NaN', { organizationCount: Number.NaN }, 'verify returned'],
    ['a Response', new Response(null, { status: 401 }), 'verify returned'],
  ])('when verify returns %s, and nothing is saved', async (_, returned, message) => {
    const save = vi.fn(async () => {});
    const { response, onError, error } = await attempt(post(), { save, verify: () => returned });
    expect(response.status).toBe(500);
    expect(save).not.toHaveBeenCalled();
    expect(onError).toHaveBeenCalledOnce();
    expect(error.message).toContain(message);
    expect(error.message).toContain('Return { organizationCount }, or throw a ConnectError');
  });

  it('when save returns a Response with an error status', async () => {
    const save = async () => new Response('no room', { status: 507 });
    const { response, error } = await attempt(post(), { save });
    expect(response.status).toBe(500);
    expect(error.message).toContain('save returned a Response with status 507');
  });

  it('but not when save returns a Response with a success status', async () => {
    const save = async () => Response.json({ id: 7 });
    const { response, onError } = await attempt(post(), { save });
    expect(response.status).toBe(200);
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('a handler that is called without a Request', () => {
  const incoming = { method: 'POST', url: '/connect', headers: { host: 'a.example' }, body: {} };

  it.each<[string, unknown]>([
    ['a request of Express', incoming],
    ['nothing', undefined],
    ['null', null],
  ])('answers 500, and says which adapter to use: %s', async (_, request) => {
    const onError = vi.fn();
    const handle: unknown = createConnectHandler({ ...whole, onError });
    const response = await Function.prototype.call.call(Object(handle), undefined, request);
    expect(response.status).toBe(500);
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError), request, {
      attemptId: undefined,
    });
    expect(onError.mock.calls[0]?.[0].message).toMatch(/not a Request\. .*toNodeListener/);
  });
});
