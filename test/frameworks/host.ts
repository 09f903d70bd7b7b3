// A host on a real server: its handler, its users, and what it stored and reported.

import { createServer, type RequestListener, type Server } from 'node:http';
import { type Credentials, createConnectHandler } from '../../src/server/index.js';

export const credentials = { subdomain: 'api.eu', apiKey: 'ITG.frameworks_5e1c0b94d7a2f386' };

export type Handle = (request: Request) => Promise<Response>;

export interface Host {
  handle: Handle;
  saved: Credentials[];
  errors: unknown[];
  /** The number of attempts that wait for IT Glue, which never answers for the subdomain api.au. */
  waiting: number;
}

/** @param no what `authorize` returns for each unauthorized user */
export function createHost(no: Record<string, (request: Request) => unknown> = {}): Host {
  const host: Host = { handle: () => Promise.reject(), saved: [], errors: [], waiting: 0 };
  const refusals = { ...usualRefusals, ...no };
  const options = {
    authorize: (): object => ({}),
    verify: (given: Credentials, { signal }: { signal: AbortSignal }) => {
      if (given.subdomain !== 'api.au') return Promise.resolve({ organizationCount: 143 });
      host.waiting += 1;
      return new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
    save(given: Credentials) {
      host.saved.push(given);
      return Promise.resolve({ id: 'acme' });
    },
    onError: (error: unknown) => void host.errors.push(error),
  };
  // Set without types, as in JavaScript, since some of these values would not compile.
  Reflect.set(options, 'authorize', (request: Request) => {
    const user = request.headers.get('x-user') ?? '';
    return user === 'dana' ? { customerId: 'acme' } : refusals[user]?.(request);
  });
  host.handle = createConnectHandler(options);
  return host;
}

const usualRefusals: Record<string, (request: Request) => unknown> = {
  'a Response': () => new Response('Sign in first', { status: 401 }),
  'Response.json': () => Response.json({ error: 'Sign in first' }, { status: 401 }),
  'an answer of fetch': () => fetch(signInUrl),
  'a redirect': () => Response.redirect('http://localhost/login'),
  false: () => false,
  undefined: () => undefined,
  'an exception': () => {
    throw new Error('nobody');
  },
};
export const refusedUsers = Object.keys(usualRefusals);

/** A sign-in server of the host, which answers 401. */
const signIn = createServer((_request, response) => {
  response.statusCode = 401;
  response.end('Sign in first');
});
let signInUrl = '';

export async function startSignIn(): Promise<void> {
  if (signIn.listening) return;
  await new Promise<void>((resolve) => signIn.listen(0, '127.0.0.1', resolve));
  signIn.unref();
  signInUrl = urlOf(signIn);
}

export interface Running {
  url: string;
  stop(): Promise<void>;
}

export async function listen(server: Server | RequestListener): Promise<Running> {
  const listening = typeof server === 'function' ? createServer(server) : server;
  // Otherwise, on a slow machine, the server may hang up just as the next request arrives.
  listening.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return { url: urlOf(listening), stop: () => stop(listening) };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

export function urlOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}/connect`;
}

export function post(url: string, user: string, init: RequestInit & { body?: string } = {}) {
  const { headers = { 'content-type': 'application/json', 'x-user': user }, ...more } = init;
  return fetch(url, {
    method: 'POST',
    body: JSON.stringify(credentials),
    ...more,
    // A connection for each request: a framework hangs up if `authorize` refuses and nobody reads the body. On a
    // slow machine, that may happen just as the next request arrives.
    headers: { ...headers, connection: 'close' },
  });
}
