// The one call to IT Glue: what is sent, what is made of each answer, and when it ends.

import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { delay, HttpResponse, http, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectError, type ConnectErrorCode } from '../../src/itglue/connectError.js';
import { regionOf, regions, type Subdomain } from '../../src/itglue/regions.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';

const server = setupServer(...itglueHandlers());
let requests: Request[] = [];

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  server.events.on('request:start', ({ request }) => requests.push(request));
});
beforeEach(() => {
  requests = [];
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const subdomains: readonly Subdomain[] = ['api', 'api.eu', 'api.au'];
const pairs = subdomains.flatMap((chosen) =>
  subdomains
    .filter((other) => other !== chosen)
    .map((other): [Subdomain, Subdomain] => [chosen, other]),
);

/** From now on, IT Glue answers so at this subdomain. */
function at(subdomain: Subdomain, answer: () => Response | Promise<Response>): void {
  server.use(http.get(`${regionOf(subdomain).apiBase}/organizations`, answer));
}

function everywhere(answer: () => Response | Promise<Response>): void {
  for (const subdomain of subdomains) at(subdomain, answer);
}

const json = (document: JsonBodyType, status = 200) => HttpResponse.json(document, { status });
const empty = (status: number) => new HttpResponse(null, { status });

/** Resolves as soon as so many requests have been sent. */
async function sent(count: number): Promise<void> {
  while (requests.length < count) await delay(1);
}

const asked = () => requests.map(({ url }) => new URL(url).host.replace('.itglue.com', ''));

async function failureOf(verification: Promise<unknown>): Promise<unknown> {
  try {
    await verification;
  } catch (error) {
    return error;
  }
  throw new Error('The credentials were accepted');
}

const rejections: [what: string, answer: () => Response][] = [
  ...[401, 403, 404].flatMap((status): [string, () => Response][] => [
    [`${status} without a body`, () => empty(status)],
    [`${status} with a message`, () => json({ message: 'Forbidden' }, status)],
    [`${status} with an error`, () => json({ errors: [{ status, title: 'No' }] }, status)],
    [`${status} with HTML`, () => HttpResponse.html('<h1>No</h1>', { status })],
    [`400 that says ${status}`, () => json({ errors: [{ status }] }, 400)],
    [`400 that says "${status}"`, () => json({ errors: [{ status: String(status) }] }, 400)],
    [`422 that says "${status}"`, () => json({ errors: [{ status: String(status) }] }, 422)],
    [`200 that says ${status}`, () => json({ errors: [{ status }] })],
    [`200 that says "${status}"`, () => json({ errors: [{ status: String(status) }] })],
  ]),
  ['a success without rows and without a count', () => json({ data: [], meta: {} })],
  ['a success without rows and without meta', () => json({ data: [] })],
];

const silences: [what: string, code: ConnectErrorCode, answer: () => Response][] = [
  ['429', 'rate_limited', () => empty(429)],
  ['429 inside a 400', 'rate_limited', () => json({ errors: [{ status: '429' }] }, 400)],
  ['500', 'unavailable', () => empty(500)],
  ['502 with HTML', 'unavailable', () => HttpResponse.html('<h1>Bad</h1>', { status: 502 })],
  ['503', 'unavailable', () => json({ message: 'Service Unavailable' }, 503)],
  ['504', 'unavailable', () => empty(504)],
  ['500 inside a 400', 'unavailable', () => json({ errors: [{ status: 500 }] }, 400)],
  ['400', 'unavailable', () => json({ message: 'Bad Request' }, 400)],
  [
    '400 with organizations',
    'unavailable',
    () => json({ data: [{ id: '1' }], meta: { 'total-count': 1 } }, 400),
  ],
  ['408', 'unavailable', () => empty(408)],
  ['a lost connection', 'unavailable', () => HttpResponse.error()],
  ['a success with HTML', 'unavailable', () => HttpResponse.html('<title>Hi</title>')],
  ['a success with nothing', 'unavailable', () => empty(200)],
  ['a success without a body', 'unavailable', () => empty(204)],
  ['a success with half a document', 'unavailable', () => HttpResponse.text('{"data":[')],
  ['a redirect', 'unavailable', () => HttpResponse.redirect('https://api.itglue.com/', 302)],
];

const wrongShapes: JsonBodyType[] = [
  ...[null, 7, 'ok', true, [], {}, { message: 'ok' }, { errors: [] }, { data: null }],
  { data: {}, meta: { 'total-count': 1 } },
  { meta: { 'total-count': 1 } },
  { data: [], meta: { 'total-count': '1' } },
  { data: [], meta: [] },
  { data: [{ id: '1' }] },
  { data: [{ id: '1' }], meta: {} },
  { errors: [{ status: 'soon' }] },
  { errors: [{ title: 'No' }] },
];

describe('the request', () => {
  it.each(subdomains)(
    'goes to the organizations at %s, with the key in its header alone',
    async (subdomain) => {
      const apiKey = testKeys[subdomain];
      await verifyCredentials({ subdomain, apiKey });
      expect(requests).toHaveLength(1);
      const [request] = requests;
      const url = new URL(request?.url ?? '');
      expect(url.origin).toBe(`https://${subdomain}.itglue.com`);
      expect(url.pathname).toBe('/organizations');
      expect([...url.searchParams]).toEqual([['page[size]', '1']]);
      expect(request?.method).toBe('GET');
      expect(request?.body).toBeNull();
      expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
        accept: 'application/vnd.api+json',
        'x-api-key': apiKey,
      });
      expect(request?.url).not.toContain(apiKey);
    },
  );

  it('goes through the fetch that was given', async () => {
    const called: string[] = [];
    const { organizationCount } = await verifyCredentials(
      { subdomain: 'api.eu', apiKey: testKeys['api.eu'] },
      {
        fetch: (input) => {
          called.push(String(input));
          return Promise.resolve(Response.json({ data: [], meta: { 'total-count': 5 } }));
        },
      },
    );
    expect(organizationCount).toBe(5);
    expect(called).toEqual(['https://api.eu.itglue.com/organizations?page[size]=1']);
    expect(requests).toEqual([]);
  });

  it.each([
    ['hunter2'],
    [''],
    ['ITG.abc 123'],
    ['ITG.abc\r\nx-evil: 1'],
    [` ${testKeys.api}`],
    [`ITG.${'a'.repeat(600)}`],
  ])('is not sent with %j, which has not the shape of a key', async (apiKey) => {
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey }));
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code: 'invalid_request' });
    expect(requests).toEqual([]);
  });

  it.each(['acme', 'api.ca', 'evil.example/', '', '__proto__'])(
    'is not sent to %j, which is no subdomain',
    async (subdomain) => {
      // @ts-expect-error The types know the three alone; a host in JavaScript may give anything.
      const verification = verifyCredentials({ subdomain, apiKey: testKeys.api });
      await expect(verification).rejects.toMatchObject({ code: 'invalid_request' });
      expect(requests).toEqual([]);
    },
  );
});

describe('a good key', () => {
  it.each<[Subdomain, number]>([
    ['api', 87],
    ['api.eu', 143],
    ['api.au', 1],
  ])('at %s sees its %d organizations', async (subdomain, organizationCount) => {
    const verification = verifyCredentials({ subdomain, apiKey: testKeys[subdomain] });
    expect(await verification).toEqual({ organizationCount });
  });

  it('may see no organization at all', async () => {
    server.use(
      ...itglueHandlers({ keys: [{ apiKey: 'ITG.a', subdomain: 'api', organizationCount: 0 }] }),
    );
    const verification = verifyCredentials({ subdomain: 'api', apiKey: 'ITG.a' });
    expect(await verification).toEqual({ organizationCount: 0 });
  });
});

describe('a key of another region', () => {
  it.each(pairs)('that was tried at %s is found at %s', async (chosen, other) => {
    const verification = verifyCredentials({ subdomain: chosen, apiKey: testKeys[other] });
    await expect(verification).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: other,
    });
    expect(asked()[0]).toBe(chosen);
    expect(asked().toSorted()).toEqual(['api', 'api.au', 'api.eu']);
  });

  it.each(rejections)('is found after %s', async (_, answer) => {
    at('api', answer);
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys['api.eu'] });
    await expect(verification).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.eu',
    });
  });

  it.each(silences)(
    'is found although the third region answers with %s',
    async (_what, _code, answer) => {
      at('api', answer);
      const verification = verifyCredentials({ subdomain: 'api.au', apiKey: testKeys['api.eu'] });
      await expect(verification).rejects.toMatchObject({
        code: 'wrong_subdomain',
        suggestedSubdomain: 'api.eu',
      });
    },
  );

  it('is found without waiting for the third region, whose request is given up', async () => {
    const signals = new Map<string, AbortSignal | null | undefined>();
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys['api.au'] },
      {
        fetch: (input, init) => {
          const { host } = new URL(String(input));
          signals.set(host, init?.signal);
          return host === 'api.eu.itglue.com' ? new Promise(() => {}) : fetch(input, init);
        },
      },
    );
    await expect(verification).rejects.toMatchObject({ suggestedSubdomain: 'api.au' });
    expect(signals.get('api.eu.itglue.com')?.aborted).toBe(true);
  });

  it('is only rejected when no other region may be asked', async () => {
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys['api.eu'] },
      { probeOtherRegions: false },
    );
    const error = await failureOf(verification);
    expect(error).toMatchObject({ code: 'key_rejected', suggestedSubdomain: undefined });
    expect(asked()).toEqual(['api']);
  });
});

describe('a key that no region accepts', () => {
  it.each(subdomains)('is rejected, wherever it was tried: %s', async (subdomain) => {
    const verification = verifyCredentials({ subdomain, apiKey: testKeys.revoked });
    const error = await failureOf(verification);
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code: 'key_rejected', suggestedSubdomain: undefined });
    expect(asked().toSorted()).toEqual(['api', 'api.au', 'api.eu']);
  });

  describe.each(subdomains)('at %s', (subdomain) => {
    it.each(rejections)('is rejected by %s', async (_, answer) => {
      at(subdomain, answer);
      const verification = verifyCredentials({ subdomain, apiKey: testKeys.revoked });
      await expect(verification).rejects.toMatchObject({ code: 'key_rejected' });
    });

    it.each(rejections)('is rejected by %s from the other two', async (_, answer) => {
      for (const other of subdomains) if (other !== subdomain) at(other, answer);
      const verification = verifyCredentials({ subdomain, apiKey: testKeys.revoked });
      await expect(verification).rejects.toMatchObject({ code: 'key_rejected' });
    });
  });
});

describe('a region that cannot say', () => {
  it.each(silences)('ends it with %s as %s, and no other is asked', async (_, code, answer) => {
    at('api.eu', answer);
    const verification = verifyCredentials({ subdomain: 'api.eu', apiKey: testKeys['api.eu'] });
    const error = await failureOf(verification);
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code });
    expect(asked()).toEqual(['api.eu']);
  });

  it.each(wrongShapes.map((document) => [document]))(
    'is not JSON:API with %j',
    async (document) => {
      at('api', () => json(document));
      const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
      await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
    },
  );

  describe.each(pairs)('beside %s, which rejected the key: %s', (chosen, other) => {
    it.each(silences)('leaves it open with %s: %s', async (_, code, answer) => {
      at(other, answer);
      const verification = verifyCredentials({ subdomain: chosen, apiKey: testKeys.revoked });
      await expect(verification).rejects.toMatchObject({ code });
    });
  });

  it('leaves it open when it does not answer in time', async () => {
    at('api.au', async () => {
      await delay('infinite');
      return empty(200);
    });
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.revoked },
      { timeout: 100 },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('says how long to wait, even when another is not available', async () => {
    at('api.eu', () => empty(503));
    at('api.au', () => new HttpResponse(null, { status: 429, headers: { 'retry-after': '7' } }));
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.revoked });
    await expect(verification).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 7 });
  });

  it('is no reason to doubt when no other region may be asked', async () => {
    at('api.eu', () => empty(503));
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.revoked },
      { probeOtherRegions: false },
    );
    await expect(verification).rejects.toMatchObject({ code: 'key_rejected' });
  });
});

describe('too many requests', () => {
  it.each([
    ['seconds', '42', 42],
    ['no time at all', '0', 0],
    ['a date that has passed', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['far too long', '9999999', 86_400],
    ['something else', 'soon', undefined],
  ])('say when to come back: %s', async (_, retryAfter, seconds) => {
    at(
      'api',
      () => new HttpResponse(null, { status: 429, headers: { 'retry-after': retryAfter } }),
    );
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
    const error = await failureOf(verification);
    expect(error).toMatchObject({ code: 'rate_limited', retryAfter: seconds });
  });

  it('say when to come back: a date', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    at('api', () => new HttpResponse(null, { status: 429, headers: { 'retry-after': date } }));
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey: testKeys.api }));
    const retryAfter = error instanceof ConnectError ? error.retryAfter : undefined;
    expect(retryAfter).toBeGreaterThan(30);
    expect(retryAfter).toBeLessThanOrEqual(60);
  });

  it('may not say when to come back', async () => {
    at('api', () => empty(429));
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey: testKeys.api }));
    expect(error).toMatchObject({ code: 'rate_limited', retryAfter: undefined });
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('with %d takes the key nowhere', async (status) => {
    const reached: string[] = [];
    server.use(
      http.all('https://elsewhere.example/*', ({ request }) => {
        reached.push(request.url);
        return json({ data: [], meta: { 'total-count': 1 } });
      }),
    );
    at('api', () => {
      const headers = { location: 'https://elsewhere.example/organizations' };
      return new HttpResponse(null, { status, headers });
    });
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
    await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
    expect(reached).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('to another region does not pass for an answer of the one that was chosen', async () => {
    at('api.eu', () =>
      HttpResponse.redirect('https://api.itglue.com/organizations?page[size]=1', 307),
    );
    const verification = verifyCredentials({ subdomain: 'api.eu', apiKey: testKeys.api });
    await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
    expect(asked()).toEqual(['api.eu']);
  });
});

describe('a body', () => {
  const kilobyte = new TextEncoder().encode(' '.repeat(1024));

  it('without an end is read no further than a few megabytes', async () => {
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

  it.each([200, 400])('that never ends in time is a timeout, with %d', async (status) => {
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

  it('that never ends is not waited for when its status says it all', async () => {
    everywhere(
      () =>
        new HttpResponse(new ReadableStream({ pull: () => new Promise(() => {}) }), {
          status: 401,
        }),
    );
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
    await expect(verification).rejects.toMatchObject({ code: 'key_rejected' });
  });

  it.each([401, 503])('is given up unread when the status, %d, says it all', async (status) => {
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

  it('that breaks off leaves it open', async () => {
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

describe('the deadline', () => {
  it('ends a call that IT Glue does not answer', async () => {
    const error = await failureOf(
      verifyCredentials({ subdomain: 'api', apiKey: testKeys.slow }, { timeout: 50 }),
    );
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code: 'timeout', cause: { name: 'TimeoutError' } });
  });

  // The first is one more than a timer takes.
  it.each([2 ** 31, Number.POSITIVE_INFINITY])('may be as far off as %d ms', async (timeout) => {
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      {
        timeout,
        fetch: async (input, init) => {
          await delay(20);
          return fetch(input, init);
        },
      },
    );
    expect(await verification).toEqual({ organizationCount: 87 });
  });

  it('is one for everything, probing included', async () => {
    everywhere(async () => {
      await delay(120);
      return empty(401);
    });
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      { timeout: 180 },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('holds against a fetch that never settles and does not heed its signal', async () => {
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.api },
      { timeout: 50, fetch: () => new Promise(() => {}) },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('holds against such a fetch while probing', async () => {
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys['api.eu'] },
      {
        timeout: 100,
        fetch: (input, init) =>
          String(input).startsWith('https://api.itglue.com')
            ? fetch(input, init)
            : new Promise(() => {}),
      },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('gives up the request', async () => {
    let signal: AbortSignal | null | undefined;
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey: testKeys.slow },
      {
        timeout: 50,
        fetch: (input, init) => {
          signal = init?.signal;
          return fetch(input, init);
        },
      },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
    expect(signal?.aborted).toBe(true);
  });
});

describe('the signal', () => {
  const reason = new Error('The user cancelled');
  const credentials = { subdomain: 'api', apiKey: testKeys.slow } as const;

  it('that is aborted already sends nothing', async () => {
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

  it('ends the call with its own reason', async () => {
    const controller = new AbortController();
    const verification = failureOf(verifyCredentials(credentials, { signal: controller.signal }));
    await sent(1);
    controller.abort(reason);
    expect(await verification).toBe(reason);
  });

  it('ends the call with an AbortError when it has no other reason', async () => {
    const controller = new AbortController();
    const verification = failureOf(verifyCredentials(credentials, { signal: controller.signal }));
    await sent(1);
    controller.abort();
    expect(await verification).toMatchObject({ name: 'AbortError' });
  });

  it('gives up the request', async () => {
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

  it('ends the call while the other regions are asked', async () => {
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

  it('ends the call while the body is read', async () => {
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

  it('ends the call of a fetch that does not heed it', async () => {
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

  it('ends the call when it is aborted just as the request is made', async () => {
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

  it('changes nothing when it is aborted afterwards', async () => {
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

describe('an error', () => {
  // So short that it would be quoted whole where a parser quotes what it did not understand.
  const apiKey = 'ITG.s3cr3t';

  /** Everything that a log might show of an error. */
  function shown(error: unknown): string {
    const parts = [inspect(error, { depth: null, showHidden: true }), String(error)];
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      parts.push(cause.message, cause.stack ?? '', JSON.stringify(cause));
    }
    return parts.join('\n');
  }

  it.each([...rejections, ...silences.map(([what, , answer]) => [what, answer] as const)])(
    'does not show the key after %s',
    async (_, answer) => {
      everywhere(answer);
      const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey }));
      expect(shown(error)).not.toContain(apiKey);
    },
  );

  it.each<[string, () => Response]>([
    ['JSON', () => json({ message: `${apiKey} is not allowed` })],
    ['JSON of another status', () => json({ errors: [{ status: 500, detail: apiKey }] }, 400)],
    ['text', () => HttpResponse.text(apiKey)],
    ['text of a sentence', () => HttpResponse.text(`${apiKey} is not known`)],
    ['HTML', () => HttpResponse.html(`<p>${apiKey}</p>`)],
    ['a rejection', () => json({ message: apiKey }, 403)],
    ['a redirect', () => HttpResponse.redirect(`https://elsewhere.example/?key=${apiKey}`)],
    ['a header', () => new HttpResponse(null, { status: 429, headers: { 'retry-after': apiKey } })],
  ])('does not show the key that IT Glue sent back in %s', async (_, answer) => {
    everywhere(answer);
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey }));
    expect(error).toBeInstanceOf(ConnectError);
    expect(shown(error)).not.toContain(apiKey);
  });

  /** An error with a code, as those of Node.js are, from another. */
  const withCode = (code: unknown, cause?: unknown) =>
    Object.assign(new Error(`${apiKey} failed`, { cause }), { code });
  const endless = withCode('ELOOP');
  endless.cause = endless;

  it.each<[string, unknown, string]>([
    [
      'a lost connection',
      new TypeError('No', { cause: withCode('ECONNRESET') }),
      'TypeError: ECONNRESET',
    ],
    ['a code that is a number', withCode(20, new RangeError(apiKey)), 'Error: RangeError'],
    ['a key for a code', withCode(apiKey, withCode(`A ${apiKey}`, withCode('A'))), 'A'],
    ['a key and more for a code', withCode(`${apiKey} A`, withCode('AB_1')), 'AB_1'],
    ['no error', apiKey, ''],
    ['an error without an end', endless, Array(10).fill('ELOOP').join(': ')],
  ])('says the names and codes alone of what a fetch threw: %s', async (_, thrown, message) => {
    const error = await failureOf(
      verifyCredentials({ subdomain: 'api', apiKey }, { fetch: () => Promise.reject(thrown) }),
    );
    expect(error).toMatchObject({ code: 'unavailable', cause: new Error(message) });
    expect(shown(error)).not.toContain(apiKey);
  });

  it('says that an answer was too long', async () => {
    everywhere(() => HttpResponse.text(' '.repeat(1_000_001)));
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey }));
    expect(error).toMatchObject({ code: 'unavailable', cause: new Error('BodyTooLarge') });
  });

  it('does not show the key when the key is found elsewhere', async () => {
    const error = await failureOf(
      verifyCredentials({ subdomain: 'api', apiKey: testKeys['api.eu'] }),
    );
    expect(shown(error)).not.toContain(testKeys['api.eu']);
  });

  it('does not show the key when time is up', async () => {
    const error = await failureOf(
      verifyCredentials({ subdomain: 'api', apiKey: testKeys.slow }, { timeout: 20 }),
    );
    expect(shown(error)).not.toContain(testKeys.slow);
  });

  it('does not show what was given in place of a key', async () => {
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey: 'hunter2' }));
    expect(shown(error)).not.toContain('hunter2');
  });
});

it('asks no host but the three', async () => {
  for (const apiKey of [
    testKeys.api,
    testKeys.revoked,
    testKeys.rateLimited,
    testKeys.notJsonApi,
  ]) {
    await verifyCredentials({ subdomain: 'api.eu', apiKey }).catch(() => {});
  }
  const hosts = new Set(requests.map(({ url }) => new URL(url).origin));
  expect(hosts.size).toBe(3);
  expect(regions.map(({ apiBase }) => apiBase)).toEqual(expect.arrayContaining([...hosts]));
});
