// The handler on the servers that hosts use.

import { createServer, type RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { build } from 'esbuild';
import express from 'express';
import { Hono } from 'hono';
import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from 'miniflare';
import { bypass, getResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, type Credentials, createConnectHandler } from '../../src/server/index.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';
import { listen } from '../support/listen.js';

const itGlue = setupServer(...itglueHandlers());
beforeAll(() => itGlue.listen({ onUnhandledRequest: 'bypass' }));
afterAll(() => itGlue.close());

/** A host, and what it has stored. */
interface Host {
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  stored(): Promise<Credentials | undefined>;
  stop(): Promise<unknown>;
}

function onNode(listenerFor: (handle: (request: Request) => Promise<Response>) => RequestListener) {
  return async (): Promise<Host> => {
    let stored: Credentials | undefined;
    const handle = createConnectHandler({
      authorize: ({ headers }) =>
        headers.get('authorization') === 'Bearer dana'
          ? { customerId: 'acme' }
          : new Response(null, { status: 401 }),
      save(credentials, _verification, { customerId }) {
        stored = credentials;
        return Promise.resolve({ id: customerId });
      },
    });
    const server = createServer(listenerFor(handle));
    const url = `${await listen(server, 'localhost')}/connect`;
    return {
      post: (body, headers) => fetch(bypass(url, request(body, headers))),
      stored: () => Promise.resolve(stored),
      stop: () => new Promise((resolve) => server.close(resolve)),
    };
  };
}

async function onWorkers(): Promise<Host> {
  const { outputFiles } = await build({
    entryPoints: ['test/e2e/worker.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const worker = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-01-01',
    kvNamespaces: ['CONNECTIONS'],
    // What the Worker asks for outside comes here.
    async outboundService({ url, headers }: WorkerRequest) {
      const asked = new Request(url, { headers: Object.fromEntries(headers) });
      const answer = await getResponse(itglueHandlers(), asked);
      return new WorkerResponse(await answer?.text(), {
        status: answer?.status ?? 502,
        headers: Object.fromEntries(answer?.headers ?? []),
      });
    },
  });
  return {
    async post(body, headers) {
      const answer = await worker.dispatchFetch(
        'http://acme.example/connect',
        request(body, headers),
      );
      return new Response(await answer.text(), { status: answer.status });
    },
    async stored() {
      const kept = await worker.dispatchFetch('http://acme.example/kept');
      return JSON.parse(await kept.text());
    },
    stop: () => worker.dispose(),
  };
}

const request = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer dana', ...headers },
  body: JSON.stringify(body),
});

describe.each<[string, () => Promise<Host>]>([
  ['Node’s http', onNode((handle) => getRequestListener(handle))],
  [
    'Hono',
    onNode((handle) =>
      getRequestListener(new Hono().post('/connect', ({ req }) => handle(req.raw)).fetch),
    ),
  ],
  ['Express', onNode((handle) => express().post('/connect', getRequestListener(handle)))],
  ['Cloudflare Workers, under workerd', onWorkers],
])('on %s', (_name, start) => {
  let host: Host;
  beforeAll(async () => {
    host = await start();
  });
  afterAll(() => host.stop());

  it('stores what IT Glue accepts, and answers with the connection', async () => {
    const credentials = { subdomain: 'api.eu', apiKey: testKeys['api.eu'] };
    const answer = await host.post(credentials);
    expect(answer.status).toBe(200);
    const { connection }: { connection: Connection } = await answer.json();
    expect(connection).toMatchObject({
      subdomain: 'api.eu',
      organizationCount: 143,
      keyHint: '4b82',
      id: 'acme',
    });
    expect(await host.stored()).toEqual(credentials);
  });

  it('reports a wrong subdomain, and refuses bad requests', async () => {
    const wrong = await host.post({ subdomain: 'api', apiKey: testKeys['api.eu'] });
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.eu',
    });
    expect((await host.post({ subdomain: 'api', apiKey: 'hunter2' })).status).toBe(400);
    expect((await host.post({ text: 'x'.repeat(5000) })).status).toBe(413);
    expect((await host.post({}, { authorization: 'Bearer sam' })).status).toBe(401);
    expect((await host.post({}, { origin: 'https://evil.example' })).status).toBe(403);
  });
});
