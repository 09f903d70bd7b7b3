// IT Glue for the tests of `verifyCredentials`: an msw server, and possible answers of IT Glue.

import { HttpResponse, http, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { ConnectErrorCode } from '../../src/itglue/connectError.js';
import { regionOf, type Subdomain } from '../../src/itglue/regions.js';
import { itglueHandlers } from '../../src/testing/index.js';

export const subdomains: readonly Subdomain[] = ['api', 'api.eu', 'api.au'];
/** Every pair of regions: the chosen one and another. */
export const pairs = subdomains.flatMap((chosen) =>
  subdomains
    .filter((other) => other !== chosen)
    .map((other): [chosen: Subdomain, other: Subdomain] => [chosen, other]),
);

/** Starts the server for all tests of a file. It accepts `testKeys` unless a test changes its answers. */
export function mockItglue() {
  const server = setupServer(...itglueHandlers());
  const requests: Request[] = [];

  beforeAll(() => {
    server.listen({ onUnhandledRequest: 'error' });
    server.events.on('request:start', ({ request }) => requests.push(request));
  });
  beforeEach(() => {
    requests.splice(0);
  });
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  /** Makes IT Glue give this answer at this subdomain from now on. */
  function at(subdomain: Subdomain, answer: () => Response | Promise<Response>): void {
    server.use(http.get(`${regionOf(subdomain).apiBase}/organizations`, answer));
  }

  return {
    server,
    /** The requests of this test. */
    requests,
    at,
    everywhere(answer: () => Response | Promise<Response>): void {
      for (const subdomain of subdomains) at(subdomain, answer);
    },
    /** The regions asked in this test, in order. */
    asked: () => requests.map(({ url }) => new URL(url).host.replace('.itglue.com', '')),
  };
}

/** Resolves to the error of the verification. */
export async function failureOf(verification: Promise<unknown>): Promise<unknown> {
  try {
    await verification;
  } catch (error) {
    return error;
  }
  throw new Error('The credentials were accepted');
}

export const json = (document: JsonBodyType, status = 200) =>
  HttpResponse.json(document, { status });
export const empty = (status: number) => new HttpResponse(null, { status });

/** Answers by which IT Glue rejects a key. */
export const rejections: [what: string, answer: () => Response][] = [
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

/** Answers that say nothing about the key. */
export const silences: [what: string, code: ConnectErrorCode, answer: () => Response][] = [
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

/** Bodies that are not a JSON:API list of organizations. */
export const wrongShapes: JsonBodyType[] = [
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
