// What the host's developer hears: of every refusal and failure, with its cause and what to do.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectError, createConnectHandler, Refusal } from '../../src/server/index.js';
import { post } from './post.js';

const accepts = async () => ({ organizationCount: 1 });
const whole = { authorize: () => 'customer-1', verify: accepts, save: async () => {} };
const page = 'https://page.example';

/** Posts to a handler, and gives what `onError` received and what was answered. */
async function attempt(request: Request, options: object = {}) {
  const onError = vi.fn();
  const response = await createConnectHandler({ ...whole, onError, ...options })(request);
  return { response, onError, error: onError.mock.calls[0]?.[0] };
}

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

describe('onError hears of a refusal, its cause and its mend', () => {
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
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(Refusal), request);
    expect(error).toMatchObject({ name: 'Refusal', status, authorized });
    for (const word of words) expect(error.message).toContain(word);
    // Nobody's password, and no more than one line.
    expect(error.message).not.toMatch(/hunter2|\n/);
  });

  it('names every allowed origin, and what came in a form that fits in a log', async () => {
    const headers = { origin: `https://\x80${'x'.repeat(500)}` };
    const allowedOrigins = [page, 'https://other.example/'];
    const { error } = await attempt(post(undefined, { headers }), { allowedOrigins });
    expect(error.message).toMatch(
      /^Refused: origin https:\/\/\?x{50,100} is not https:\/\/app\.acme\.example or https:\/\/page\.example or https:\/\/other\.example\. /,
    );
  });
});

describe('onError hears of a failure', () => {
  it.each(['unavailable', 'timeout', 'unknown', 'invalid_request', 'not_allowed'] as const)(
    'that is %s, with its cause',
    async (code) => {
      const thrown = new ConnectError(code, { cause: new Error('ENOTFOUND') });
      const verify = () => Promise.reject(thrown);
      const request = post();
      const { onError } = await attempt(request, { verify });
      expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, request);
    },
  );

  it.each(['key_rejected', 'wrong_subdomain', 'rate_limited'] as const)(
    'but not of %s, which the form explains',
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
    ['a count that is no number', { organizationCount: '7' }, 'verify returned'],
    ['a count of NaN', { organizationCount: Number.NaN }, 'verify returned'],
    ['an answer', new Response(null, { status: 401 }), 'verify returned'],
  ])('of a verify that returns %s, and nothing is saved', async (_, returned, message) => {
    const save = vi.fn(async () => {});
    const { response, onError, error } = await attempt(post(), { save, verify: () => returned });
    expect(response.status).toBe(500);
    expect(save).not.toHaveBeenCalled();
    expect(onError).toHaveBeenCalledOnce();
    expect(error.message).toContain(message);
    expect(error.message).toContain('Return { organizationCount }, or throw a ConnectError');
  });

  it('of a save that returns the failure of another server', async () => {
    const save = async () => new Response('no room', { status: 507 });
    const { response, error } = await attempt(post(), { save });
    expect(response.status).toBe(500);
    expect(error.message).toContain('save returned a Response with status 507');
  });

  it('but not of a save that returns the success of another server', async () => {
    const save = async () => Response.json({ id: 7 });
    const { response, onError } = await attempt(post(), { save });
    expect(response.status).toBe(200);
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('a handler that is called without a Request', () => {
  const incoming = { method: 'POST', url: '/connect', headers: { host: 'a.example' }, body: {} };

  it.each<[string, unknown]>([
    ['that of Express', incoming],
    ['nothing', undefined],
    ['null', null],
  ])('answers, and says which adapter to use: %s', async (_, request) => {
    const onError = vi.fn();
    const handle: unknown = createConnectHandler({ ...whole, onError });
    const response = await Function.prototype.call.call(Object(handle), undefined, request);
    expect(response.status).toBe(500);
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError), request);
    expect(onError.mock.calls[0]?.[0].message).toMatch(/not a Request\. .*toNodeListener/);
  });
});

describe('a request whose sender has gone', () => {
  it.each<[string, unknown]>([
    ['an error', new DOMException('aborted', 'AbortError')],
    ['a bare string', 'Client connection prematurely closed.'],
    ['nothing', undefined],
  ])('is no error, whatever it is aborted with: %s', async (_, reason) => {
    for (const step of ['authorize', 'verify', 'save']) {
      const sender = new AbortController();
      const save = vi.fn(async () => {});
      const abort = async () => {
        sender.abort(reason);
        throw new Error('too late');
      };
      const request = post(undefined, { signal: sender.signal });
      const { response, onError } = await attempt(request, { save, [step]: abort });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(onError).not.toHaveBeenCalled();
      expect(save).not.toHaveBeenCalled();
    }
  });

  it('before its key was kept does not have it kept', async () => {
    const sender = new AbortController();
    const save = vi.fn(async () => {});
    const verify = () => {
      sender.abort();
      return accepts();
    };
    const { onError } = await attempt(post(undefined, { signal: sender.signal }), { save, verify });
    expect(save).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });

  it('while it is saved is known to save', async () => {
    const sender = new AbortController();
    let aborted = false;
    const save = async (
      ...[, , , { signal }]: [unknown, unknown, unknown, { signal: AbortSignal }]
    ) => {
      sender.abort();
      aborted = signal.aborted;
    };
    await attempt(post(undefined, { signal: sender.signal }), { save });
    expect(aborted).toBe(true);
  });
});

describe('it never rejects', () => {
  const trapped = (name: string) =>
    Object.defineProperty(new ConnectError('unavailable'), name, {
      get() {
        throw new Error('trap');
      },
    });
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trap');
      },
    },
  );

  it.each<[string, () => unknown]>([
    ['an unknown code', () => Object.assign(new ConnectError('unknown'), { code: 'nope' })],
    ['a code of Object', () => Object.assign(new ConnectError('unknown'), { code: 'toString' })],
    ['no code', () => Object.assign(new ConnectError('unknown'), { code: undefined })],
    ['a code that throws', () => trapped('code')],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'nope'],
    ['a proxy that throws', () => hostile],
    ['a promise', () => Promise.resolve()],
  ])('when a step throws %s', async (_, thrown) => {
    for (const step of ['authorize', 'verify', 'save']) {
      const options = {
        [step]: async () => {
          throw thrown();
        },
      };
      const { response, onError } = await attempt(post(), options);
      expect(response.status).toBe(step === 'authorize' ? 403 : 500);
      expect(onError).toHaveBeenCalledOnce();
    }
  });

  it('when a step throws a ConnectError with a wait that throws, which is left out', async () => {
    for (const step of ['verify', 'save']) {
      const options = { [step]: () => Promise.reject(trapped('retryAfter')) };
      const { response, onError } = await attempt(post(), options);
      expect(response.status).toBe(502);
      expect(response.headers.has('retry-after')).toBe(false);
      expect(onError).toHaveBeenCalledOnce();
    }
  });

  it('when save returns a field that throws, which is left out: the key is saved', async () => {
    const save = async () => ({
      get id() {
        throw new Error('trap');
      },
      connectedAt: '2026-11-02T10:00:00.000Z',
    });
    const { response } = await attempt(post(), { save });
    expect(response.status).toBe(200);
    const { connection } = await response.json();
    expect(connection).toMatchObject({ connectedAt: '2026-11-02T10:00:00.000Z' });
    expect(connection).not.toHaveProperty('id');
  });

  it.each<[string, object]>([
    ['of another copy of the package', { name: 'ConnectError', code: 'unavailable' }],
    [
      'with fields that cannot be sent',
      { name: 'ConnectError', code: 'unavailable', retryAfter: Number.NaN, suggestedSubdomain: 1n },
    ],
  ])('a ConnectError %s is answered as one', async (_, fields) => {
    const save = () => Promise.reject(Object.assign(new Error(), fields));
    const { response } = await attempt(post(), { save });
    expect(response.status).toBe(502);
    expect(response.headers.has('retry-after')).toBe(false);
    expect(await response.json()).toStrictEqual({
      type: 'urn:itglue-connect:unavailable',
      title: expect.any(String),
      status: 502,
      code: 'unavailable',
    });
  });

  it.each<[string, object]>([
    [
      'verify returns a proxy',
      {
        verify: async () => ({
          get organizationCount() {
            throw new Error('trap');
          },
        }),
      },
    ],
    [
      'onError throws',
      {
        save: () => Promise.reject(new Error()),
        onError: () => {
          throw new Error();
        },
      },
    ],
    [
      'onError rejects',
      {
        save: () => Promise.reject(new Error()),
        onError: async () => {
          throw new Error();
        },
      },
    ],
  ])('when %s', async (_, options) => {
    expect((await attempt(post(), options)).response.status).toBe(500);
  });

  it('when the request has no signal, or one that throws', async () => {
    for (const get of [
      () => undefined,
      () => {
        throw new TypeError('Body is unusable');
      },
    ]) {
      const request = Object.defineProperty(post(), 'signal', { get });
      expect((await attempt(request)).response.status).toBe(200);
    }
  });
});

describe('without an onError', () => {
  const logged = vi.spyOn(console, 'error');
  afterEach(() => {
    logged.mockReset();
    vi.unstubAllEnvs();
  });
  const handler = (options: object = {}) => createConnectHandler({ ...whole, ...options });
  const stranger = () => post(undefined, { headers: { origin: page } });
  const failing = { save: () => Promise.reject(new Error('The vault is sealed')) };

  it.each(['development', 'test', ''])(
    'the console gets everything, in %j',
    async (environment) => {
      vi.stubEnv('NODE_ENV', environment);
      logged.mockReturnValue();
      await handler()(stranger());
      await handler({ authorize: () => Promise.reject(new Error('nobody')) })(post());
      await handler()(post('hunter2'));
      await handler(failing)(post());
      expect(logged.mock.calls.map(([line]) => String(line).split('\n')[0])).toEqual([
        expect.stringMatching(/^itglue-connect: Refusal: Refused: origin .* allowedOrigins/),
        'itglue-connect: Error: nobody',
        expect.stringMatching(/^itglue-connect: Refusal: Refused: the body is not JSON/),
        'itglue-connect: Error: The vault is sealed',
      ]);
    },
  );

  it('the console gets in production only what needs a yes of authorize', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    logged.mockReturnValue();
    await handler()(new Request('https://app.acme.example'));
    await handler()(stranger());
    await handler()(post(undefined, { headers: { 'content-type': null } }));
    await handler({ authorize: () => Promise.reject(new Error('nobody')) })(post());
    await handler({ authorize: () => Response.json({}) })(post());
    expect(logged).not.toHaveBeenCalled();

    await handler()(await read(post()));
    await handler(failing)(post());
    expect(logged.mock.calls.map(([line]) => String(line).split('\n')[0])).toEqual([
      expect.stringContaining('Mount the handler before express.json()'),
      'itglue-connect: Error: The vault is sealed',
    ]);
  });

  it('the console gets everything where there is no process', async () => {
    logged.mockReturnValue();
    vi.stubGlobal('process', undefined);
    try {
      await handler()(stranger());
    } finally {
      vi.unstubAllGlobals();
    }
    expect(logged).toHaveBeenCalledOnce();
  });

  it('the console gets the causes, by name and code', async () => {
    logged.mockReturnValue();
    const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    const verify = () => Promise.reject(new ConnectError('unavailable', { cause }));
    await handler({ verify })(post());
    expect(logged).toHaveBeenCalledOnce();
    expect(logged.mock.calls[0]?.[0]).toMatch(
      /ConnectError \(unavailable\): .*\n +Cause: Error \(ENOTFOUND\): /,
    );
  });
});
