// What IT Glue answers, as plain values: served by the msw handlers, and over HTTP by the conformance run.

import type { Subdomain } from '../itglue/regions.js';
import { testKeys } from './testKeys.js';

/** A key that the mock accepts, at one subdomain. */
export interface MockKey {
  apiKey: string;
  subdomain: Subdomain;
  /** How many organizations the key sees. */
  organizationCount: number;
}

/** One answer of the mock. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** How long the answer takes, in milliseconds. */
  delay?: number;
}

export const goodTestKeys: readonly MockKey[] = [
  { apiKey: testKeys.api, subdomain: 'api', organizationCount: 87 },
  { apiKey: testKeys['api.eu'], subdomain: 'api.eu', organizationCount: 143 },
  { apiKey: testKeys['api.au'], subdomain: 'api.au', organizationCount: 1 },
];

// The default deadline of `verifyCredentials` is ten seconds.
const slowAnswer = 12_000;

/**
 * Answers `GET /organizations` at one subdomain.
 *
 * @param apiKey the header `x-api-key`
 * @param keys the keys that are good
 * @param pageSize how many organizations to list: the query's `page[size]`, or 50
 */
export function answerOrganizations(
  subdomain: Subdomain,
  apiKey: string | null,
  keys: readonly MockKey[],
  pageSize: number,
): Answer {
  switch (apiKey) {
    case testKeys.rateLimited:
      return jsonApi({ errors: [{ status: '429', title: 'Too Many Requests' }] }, 429, {
        'retry-after': '42',
      });
    case testKeys.unavailable:
      return html('<h1>503 Service Unavailable</h1>', 503);
    case testKeys.notJsonApi:
      return html('<!doctype html><title>Maintenance</title>', 200);
    case testKeys.slow:
      return { ...organizations(1, pageSize), delay: slowAnswer };
    default: {
      const key = keys.find((key) => key.apiKey === apiKey && key.subdomain === subdomain);
      return key ? organizations(key.organizationCount, pageSize) : rejection(subdomain);
    }
  }
}

/** A page of organizations, as of an account that has `count` of them. */
export function organizations(count: number, pageSize: number): Answer {
  const pages = Math.ceil(count / pageSize);
  return jsonApi({
    data: Array.from({ length: Math.min(pageSize, count) }, (_, index) => ({
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

/** A rejection differs from host to host, as it does in reports from the field. */
function rejection(subdomain: Subdomain): Answer {
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
      return {
        status: 403,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message: 'Forbidden' }),
      };
    case 'api.au':
      return jsonApi({ errors: [{ status: '404', title: 'Not Found' }] }, 404);
  }
}

export function jsonApi(
  document: object,
  status = 200,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    headers: { ...headers, 'content-type': 'application/vnd.api+json' },
    body: JSON.stringify(document),
  };
}

function html(body: string, status: number): Answer {
  return { status, headers: { 'content-type': 'text/html' }, body };
}
