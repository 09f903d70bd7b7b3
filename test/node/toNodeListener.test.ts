// The handler on Node's own http and on Express, after a body parser too.

import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toNodeListener, type WebHandler } from '../../src/node/index.js';
import { listen, stop } from '../support/listen.js';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(stop));
});

/** Starts a server that ends after the test. */
async function start(server: Server): Promise<URL> {
  servers.push(server);
  return new URL(await listen(server));
}

/** Answers with what it received. */
const echo: WebHandler = async (request) => {
  const { url, method, headers } = request;
  const body = method === 'GET' ? undefined : await request.text();
  return Response.json({ url, method, tag: headers.get('x-tag'), body });
};

const hosts = {
  'plain http': (handler: WebHandler) => createServer(toNodeListener(handler)),
  'Express 5': (handler: WebHandler) =>
    createServer(express().use('/api', express.Router().all('/connect', toNodeListener(handler)))),
  'Express 5, after express.json()': (handler: WebHandler) =>
    createServer(express().use(express.json()).all('/api/connect', toNodeListener(handler))),
};

describe.each(Object.entries(hosts))('on %s', (_, serve) => {
  it('hands on method, whole address, headers and body', async () => {
    const url = new URL('/api/connect?check', await start(serve(echo)));
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tag': 'a, b' },
      body: '{"subdomain":"api.eu"}',
    });
    expect(await response.json()).toEqual({
      url: url.href,
      method: 'POST',
      tag: 'a, b',
      body: '{"subdomain":"api.eu"}',
    });
  });

  it('hands on a request without a body', async () => {
    const url = new URL('/api/connect', await start(serve(echo)));
    expect(await (await fetch(url)).json()).toMatchObject({ method: 'GET' });
  });

  it('sends status, headers, each cookie and the body', async () => {
    const headers = new Headers({ 'retry-after': '42' });
    headers.append('set-cookie', 'a=1; Expires=Wed, 25 Nov 2026 09:00:00 GMT');
    headers.append('set-cookie', 'b=2');
    const handler = async () => new Response('Wait', { status: 429, headers });
    const url = new URL('/api/connect', await start(serve(handler)));
    const response = await fetch(url, { method: 'POST' });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('42');
    expect(response.headers.getSetCookie()).toEqual([
      'a=1; Expires=Wed, 25 Nov 2026 09:00:00 GMT',
      'b=2',
    ]);
    expect(await response.text()).toBe('Wait');
  });

  it('aborts the signal when the client goes away, and only then', async () => {
    const signals: AbortSignal[] = [];
    const handler: WebHandler = ({ signal, headers }) => {
      signals.push(signal);
      if (headers.get('x-tag')) return Promise.resolve(new Response());
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    };
    const url = new URL('/api/connect', await start(serve(handler)));
    await fetch(url, { method: 'POST', headers: { 'x-tag': 'answered' } });
    const client = new AbortController();
    const waiting = fetch(url, { method: 'POST', signal: client.signal });
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    client.abort();
    await expect(waiting).rejects.toThrow();
    await vi.waitFor(() => expect(signals[1]?.aborted).toBe(true));
    expect(signals[0]?.aborted).toBe(false);
  });

  it('answers 500 when the handler rejects', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const url = new URL(
      '/api/connect',
      await start(serve(() => Promise.reject(new Error('broken')))),
    );
    expect((await fetch(url, { method: 'POST' })).status).toBe(500);
    log.mockRestore();
  });

  it('answers before a long body has arrived', async () => {
    const handler = async ({ body }: Request) => {
      await body?.cancel();
      return new Response('Too long', { status: 413 });
    };
    const url = new URL('/api/connect', await start(serve(handler)));
    const answer = await rawAnswer(url, [
      'POST /api/connect HTTP/1.1',
      'host: localhost',
      'content-length: 100000',
      '',
      'x'.repeat(5000),
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });
});

it('answers 400 to a host that is none', async () => {
  const url = await start(createServer(toNodeListener(echo)));
  expect(await rawAnswer(url, ['GET / HTTP/1.1', 'host: a b', '', ''])).toMatch(/^HTTP\/1\.1 400 /);
});

it.each([
  ['a text', 'text/plain', express.text(), 'plain words'],
  ['bytes', 'application/octet-stream', express.raw(), 'raw bytes'],
])('hands on %s as a parser read it', async (_, type, parser, body) => {
  const url = await start(createServer(express().use(parser).post('/', toNodeListener(echo))));
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
  expect(await response.json()).toMatchObject({ body });
});

/** The first of what a server answers to these lines. */
function rawAnswer({ port }: URL, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(lines.join('\r\n')));
    socket.once('error', reject);
    socket.once('data', (data) => {
      resolve(String(data));
      socket.destroy();
    });
  });
}
