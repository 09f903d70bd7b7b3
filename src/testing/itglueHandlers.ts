// IT Glue for tests: its three hosts, answering as the real ones are known to.

import { delay, type HttpHandler, HttpResponse, http } from 'msw';
import { regions, type Subdomain } from '../itglue/regions.js';
import { testKeys } from './testKeys.js';

/** A key that the mock accepts, at one subdomain. */
export interface MockKey {
  apiKey: string;
  subdomain: Subdomain;
  /** How many organizations the key sees. */
  organizationCount: number;
}

export interface ItglueHandlersOptions {
  /** The keys that are good. By default the good ones of {@link testKeys}. */
  keys?: readonly MockKey[];
  /** How long every answer takes, in milliseconds. Nothing by default. */
  delay?: number;
}

const goodTestKeys: readonly MockKey[] = [
  { apiKey: testKeys.api, subdomain: 'api', organizationCount: 87 },
  { apiKey: testKeys['api.eu'], subdomain: 'api.eu', organizationCount: 143 },
  { apiKey: testKeys['api.au'], subdomain: 'api.au', organizationCount: 1 },
];

// The default deadline of `verifyCredentials` is ten seconds.
const slowAnswer = 12_000;

/**
 * Handlers for msw that stand in for IT Glue at all three subdomains. They answer
 * `GET /organizations`; the keys of {@link testKeys} that are not good fail in their own way.
 *
 * A rejection differs from host to host, as it does in reports from the field: 401 with JSON:API errors at
 * `api`, 403 with a message at `api.eu`, 404 at `api.au`.
 *
 * @example
 * const server = setupServer(...itglueHandlers());
 */
export function itglueHandlers(options: ItglueHandlersOptions = {}): HttpHandler[] {
  const { keys = goodTestKeys } = options;
  return regions.map(({ subdomain, apiBase }) =>
    http.get(`${apiBase}/organizations`, async ({ request }) => {
      if (options.delay) await delay(options.delay);
      const apiKey = request.headers.get('x-api-key');
      switch (apiKey) {
        case testKeys.rateLimited:
          return jsonApi({ errors: [{ status: '429', title: 'Too Many Requests' }] }, 429, {
            'retry-after': '42',
          });
        case testKeys.unavailable:
          return HttpResponse.html('<h1>503 Service Unavailable</h1>', { status: 503 });
        case testKeys.notJsonApi:
          return HttpResponse.html('<!doctype html><title>Maintenance</title>');
        case testKeys.slow:
          await delay(slowAnswer);
          return organizations(1, request.url);
      }
      const key = keys.find((key) => key.apiKey === apiKey && key.subdomain === subdomain);
      return key ? organizations(key.organizationCount, request.url) : rejection(subdomain);
    }),
  );
}

function organizations(count: number, url: string) {
  const size = Number(new URL(url).searchParams.get('page[size]') ?? 50);
  const pages = Math.ceil(count / size);
  return jsonApi({
    data: Array.from({ length: Math.min(size, count) }, (_, index) => ({
      id: String(index + 1),
      type: 'organizations',
      attributes: { name: `Example ${index + 1}` },
    })),
    meta: {
      'current-page': 1,
      'next-page': pages > 1 ? 2 : null,
      'prev-page': null,
      'total-pages': pages,
      'total-count': count,
    },
  });
}

function rejection(subdomain: Subdomain) {
  switch (subdomain) {
    case 'api':
      return jsonApi(
        {
          errors: [
            {
              status: 401,
              title: 'Unauthorized',
              detail: 'Unauthorized resource access',
              source: { pointer: 'id' },
            },
          ],
        },
        401,
      );
    case 'api.eu':
      return HttpResponse.json({ message: 'Forbidden' }, { status: 403 });
    case 'api.au':
      return jsonApi({ errors: [{ status: '404', title: 'Not Found' }] }, 404);
  }
}

function jsonApi(document: object, status = 200, headers: Record<string, string> = {}) {
  return HttpResponse.json(document, {
    status,
    headers: { ...headers, 'content-type': 'application/vnd.api+json' },
  });
}
