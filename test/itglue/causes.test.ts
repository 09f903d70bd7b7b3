// The reasons in the host's log when IT Glue can't be asked: error names and codes, never the text of an answer.

import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { createContext, runInContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectError } from '../../src/itglue/connectError.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { testKeys } from '../../src/testing/index.js';
import { listen } from '../support/listen.js';
import { selfSigned } from '../support/selfSigned.js';
import { shown } from '../support/shown.js';

const apiKey = testKeys.api;
const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** The host and port of a server that stops after the test. */
async function start(server: TcpServer): Promise<string> {
  servers.push(server);
  return new URL(await listen(server)).host;
}

/** The error of a check with IT Glue at this origin. */
async function failureAt(origin: string, options: { timeout?: number } = {}): Promise<unknown> {
  return verifyCredentials(
    { subdomain: 'api', apiKey },
    { ...options, fetch: (url, init) => fetch(`${origin}${new URL(String(url)).pathname}`, init) },
  ).catch((error: unknown) => error);
}

const plain = async (listener: RequestListener) => `http://${await start(createServer(listener))}`;

/** The expected failure with this reason. */
const unavailable = (reason: string) => ({
  name: 'ConnectError',
  code: 'unavailable',
  message: `IT Glue is not available at https://api.itglue.com: ${reason}`,
  cause: new Error(reason),
});

describe('IT Glue cannot be reached', () => {
  it('because nothing listens', async () => {
    const server = createTcpServer();
    const origin = `http://${await start(server)}`;
    await new Promise((resolve) => server.close(resolve));
    expect(await failureAt(origin)).toMatchObject(unavailable('TypeError: ECONNREFUSED'));
  });

  it('because its name does not resolve', async () => {
    const failure = await failureAt('https://itglue.invalid');
    expect(failure).toMatchObject({ code: 'unavailable' });
    // EAI_AGAIN is the code on a machine without DNS.
    expect(String(failure)).toMatch(/: TypeError: (ENOTFOUND|EAI_AGAIN)$/);
  });

  it('because its certificate is not trusted, as with a proxy that intercepts TLS', async () => {
    const origin = `https://${await start(createTlsServer(selfSigned))}`;
    expect(await failureAt(origin)).toMatchObject(
      unavailable('TypeError: DEPTH_ZERO_SELF_SIGNED_CERT'),
    );
  });

  it('because the connection breaks off', async () => {
    const origin = `http://${await start(createTcpServer((socket) => socket.destroy()))}`;
    expect(String(await failureAt(origin))).toMatch(/: TypeError: (UND_ERR_SOCKET|ECONNRESET)$/);
  });

  it('because the server does not speak HTTP', async () => {
    const server = createTcpServer((socket) => socket.end(`${apiKey}\r\n\r\n`));
    const failure = await failureAt(`http://${await start(server)}`);
    expect(String(failure)).toMatch(/: TypeError: HPE_INVALID_CONSTANT$/);
    expect(shown(failure)).not.toContain(apiKey);
  });

  it('because a proxy asks for a password', async () => {
    // The error of undici's `fetch` with a `ProxyAgent` whose proxy answers CONNECT with 407.
    const refused = Object.assign(new Error('Proxy response (407) !== 200 when HTTP Tunneling'), {
      name: 'AbortError',
      code: 'UND_ERR_ABORTED',
    });
    const cause = Object.assign(new Error('Request was cancelled.', { cause: refused }), {
      code: 0,
    });
    const failure = await verifyCredentials(
      { subdomain: 'api', apiKey },
      { fetch: () => Promise.reject(new TypeError('fetch failed', { cause })) },
    ).catch((error: unknown) => error);
    const reason = 'TypeError: Error: UND_ERR_ABORTED: proxy answered HTTP 407';
    expect(failure).toMatchObject(unavailable(reason));
  });

  it('with an error of another realm, as in a test runner', async () => {
    const thrown = runInContext(
      "Object.assign(new TypeError('No'), { cause: Object.assign(new Error('No'), { code: 'ENOTFOUND' }) })",
      createContext(),
    );
    expect(thrown).not.toBeInstanceOf(Error);
    const failure = await verifyCredentials(
      { subdomain: 'api', apiKey },
      { fetch: () => Promise.reject(thrown) },
    ).catch((error: unknown) => error);
    expect(failure).toMatchObject(unavailable('TypeError: ENOTFOUND'));
  });
});

describe('IT Glue answers', () => {
  it.each([302, 407, 408, 500, 502, 503, 504])('with %d', async (status) => {
    // Uses a custom `fetch`, since the platform's `fetch` turns a 407 into a network error.
    const failure = await verifyCredentials(
      { subdomain: 'api', apiKey },
      { fetch: () => Promise.resolve(new Response(`${apiKey} is no good`, { status })) },
    ).catch((error: unknown) => error);
    expect(failure).toMatchObject(unavailable(`HTTP ${status}`));
    expect(shown(failure)).not.toContain(apiKey);
  });

  it('with 503, over a socket', async () => {
    const origin = await plain((_, response) => response.writeHead(503).end(`<h1>${apiKey}</h1>`));
    const failure = await failureAt(origin);
    expect(failure).toMatchObject(unavailable('HTTP 503'));
    expect(shown(failure)).not.toContain(apiKey);
  });

  it.each([
    ['HTML', `<title>${apiKey}</title>`],
    ['a number', '7'],
    ['nothing', ''],
    ['another list', `{"data":[{"id":"${apiKey}"}]}`],
    ['half a list', `{"data":["${apiKey}`],
  ])('with a success that is %s', async (_, body) => {
    const origin = await plain((_, response) => response.end(body));
    const failure = await failureAt(origin);
    expect(failure).toMatchObject(
      unavailable('HTTP 200, but not a JSON:API list of organizations'),
    );
    expect(shown(failure)).not.toContain(apiKey);
  });

  it.each([
    ['500', 'HTTP 400 with status 500 inside'],
    [`"${apiKey}"`, 'HTTP 400'],
    ['123456', 'HTTP 400'],
  ])('with a status inside an error: %s', async (inside, reason) => {
    const body = `{"errors":[{"status":${inside}}]}`;
    const origin = await plain((_, response) => response.writeHead(400).end(body));
    expect(await failureAt(origin)).toMatchObject(unavailable(reason));
  });

  it('with too large a body', async () => {
    const origin = await plain((_, response) => response.end(' '.repeat(1_000_001)));
    expect(await failureAt(origin)).toMatchObject(unavailable('BodyTooLarge'));
  });
});

it('says how long it waited after a timeout', async () => {
  const origin = await plain(() => {});
  expect(await failureAt(origin, { timeout: 50 })).toMatchObject({
    code: 'timeout',
    message: 'IT Glue did not answer within 50 ms',
    cause: { name: 'TimeoutError', message: 'No answer in 50 ms' },
  } satisfies Partial<ConnectError>);
});
