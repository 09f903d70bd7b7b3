// A host that is right, and by its options can be broken in one way at a time.

import { createServer } from 'node:http';
import { toNodeListener, type WebHandler } from '../../src/node/index.js';
import {
  createConnectHandler,
  type VerifyOptions,
  verifyCredentials,
} from '../../src/server/index.js';
import { listen, stop } from '../support/listen.js';

/** What a host may get wrong. */
export interface Faults {
  /** In place of the host's own check of the session. */
  isAdministrator?(request: Request): boolean;
  /** How IT Glue is asked. */
  verifyOptions?: Omit<VerifyOptions, 'fetch'>;
  /** Between the host and IT Glue. */
  fetch?(url: string, init: RequestInit | undefined): Promise<Response>;
  /** Between the page and the handler. `save` notes one more save. */
  wrap?(handle: WebHandler, save: () => void): WebHandler;
}

export interface RunningHost {
  url: URL;
  probe: URL;
  headers: Record<string, string>;
  stop(): Promise<void>;
}

/** @param baseUrl that of the stand-in, with `{subdomain}` in it */
export async function startHost(baseUrl: string, faults: Faults = {}): Promise<RunningHost> {
  let saves = 0;
  const save = () => {
    saves += 1;
  };
  const { wrap = (handle: WebHandler) => handle, fetch: ask = fetch } = faults;
  const isAdministrator =
    faults.isAdministrator ?? (({ headers }) => headers.get('cookie') === 'session=dana');

  const handle = createConnectHandler({
    authorize(request) {
      if (!isAdministrator(request)) throw new Error('Not an administrator');
      return { customerId: 'acme' };
    },
    verify: (credentials, { signal }) =>
      verifyCredentials(credentials, {
        ...faults.verifyOptions,
        signal,
        fetch: (url, init) => ask(redirected(String(url), baseUrl), init),
      }),
    save: async () => save(),
    onError: () => {},
  });

  const listener = toNodeListener(wrap(handle, save));
  const server = createServer((request, response) => {
    if (request.url === '/saves') response.end(JSON.stringify({ saves }));
    else void listener(request, response);
  });
  const origin = await listen(server);
  return {
    url: new URL('/api/itglue/connect', origin),
    probe: new URL('/saves', origin),
    headers: { cookie: 'session=dana' },
    stop: () => stop(server),
  };
}

/** The address at the stand-in for one at IT Glue. */
function redirected(url: string, baseUrl: string): string {
  const [, subdomain = '', path = ''] =
    /^https:\/\/(api(?:\.eu|\.au)?)\.itglue\.com(\/.*)$/.exec(url) ?? [];
  return baseUrl.replace('{subdomain}', subdomain) + path;
}
