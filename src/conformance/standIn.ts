// IT Glue over HTTP on loopback: the mock's answers, for back ends in any language.

import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { regions, type Subdomain } from '../itglue/regions.js';
import {
  type Answer,
  answerOrganizations,
  goodTestKeys,
  jsonApi,
  organizations,
} from '../testing/answers.js';
import { testKeys } from '../testing/testKeys.js';

/** What a key of the run is for. Those of the mock are among them. */
export type KeyName =
  | keyof typeof testKeys
  /** Answered with 429, without `Retry-After`. */
  | 'rateLimitedWithoutWait'
  /** Good at `api.eu`. Elsewhere a success without rows and without a count, as seen once from the wrong region. */
  | 'emptyElsewhere'
  /** Good at `api.eu`. At `api` a success with no organizations, which is doubtful. */
  | 'noOrganizationsElsewhere'
  /** Answered with a redirect to another path, where no key should arrive. */
  | 'redirected'
  /** The connection breaks off. */
  | 'brokenOff';

/** A running stand-in. */
export interface StandIn {
  /** The base address of the API, with `{subdomain}` in it, for the back end's environment. */
  baseUrl: string;
  /** Fresh keys, so that no back end can know them. */
  keys: Readonly<Record<KeyName, string>>;
  /** How many requests came to each subdomain. */
  requests: Record<Subdomain, number>;
  /** Whether a redirect was followed with the key. */
  keyFollowedRedirect: boolean;
  close(): Promise<void>;
}

/**
 * Listens on loopback.
 *
 * @param port 0 for any free one
 */
export async function startStandIn(port = 0): Promise<StandIn> {
  const keys = freshKeys();
  const names = new Map(Object.entries(keys).map(([name, apiKey]) => [apiKey, name]));
  const requests: Record<Subdomain, number> = { api: 0, 'api.eu': 0, 'api.au': 0 };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const name = names.get(String(request.headers['x-api-key'])) ?? 'none';
    if (pathname === '/elsewhere') standIn.keyFollowedRedirect ||= name !== 'none';
    const asked = regions.find(({ subdomain }) => pathname === `/${subdomain}/organizations`);
    if (!asked || request.method !== 'GET') return send(response, notFound);
    requests[asked.subdomain] += 1;
    if (name === 'brokenOff') return request.socket.destroy();
    const pageSize = Number(searchParams.get('page[size]') ?? 50);
    send(response, answer(asked.subdomain, name, pageSize));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const standIn: StandIn = {
    baseUrl: `http://127.0.0.1:${taken}/{subdomain}`,
    keys,
    requests,
    keyFollowedRedirect: false,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return standIn;
}

/** Of the shape that public scripts show: `ITG.`, 32 hexadecimal digits, a dot, 64 of `[A-Za-z0-9_-]`. */
function freshKey(): string {
  return `ITG.${randomBytes(16).toString('hex')}.${randomBytes(48).toString('base64url')}`;
}

function freshKeys(): Record<KeyName, string> {
  return {
    api: freshKey(),
    'api.eu': freshKey(),
    'api.au': freshKey(),
    revoked: freshKey(),
    rateLimited: freshKey(),
    rateLimitedWithoutWait: freshKey(),
    unavailable: freshKey(),
    slow: freshKey(),
    notJsonApi: freshKey(),
    emptyElsewhere: freshKey(),
    noOrganizationsElsewhere: freshKey(),
    redirected: freshKey(),
    brokenOff: freshKey(),
  };
}

const notFound = jsonApi({ message: 'Not Found' }, 404);

function answer(subdomain: Subdomain, name: string, pageSize: number): Answer {
  switch (name) {
    case 'rateLimitedWithoutWait':
      return jsonApi({ errors: [{ status: '429', title: 'Too Many Requests' }] }, 429);
    case 'redirected':
      return jsonApi({}, 302, { location: '/elsewhere' });
    case 'emptyElsewhere':
      if (subdomain !== 'api.eu') return jsonApi({ data: [], meta: {} });
      return answerOrganizations(subdomain, testKeys[subdomain], goodTestKeys, pageSize);
    case 'noOrganizationsElsewhere':
      if (subdomain === 'api') return organizations(0, pageSize);
      return answerOrganizations(
        subdomain,
        subdomain === 'api.eu' ? testKeys[subdomain] : null,
        goodTestKeys,
        pageSize,
      );
    default: {
      const known = Object.entries(testKeys).find(([testKey]) => testKey === name);
      return answerOrganizations(subdomain, known?.[1] ?? null, goodTestKeys, pageSize);
    }
  }
}

function send(response: ServerResponse, { status, headers, body, delay = 0 }: Answer): void {
  const timer = setTimeout(() => response.writeHead(status, headers).end(body), delay);
  response.once('close', () => clearTimeout(timer));
}
