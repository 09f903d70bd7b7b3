// A server for the page, which also records everything that its scripts send.

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { readable } from './readable.js';

export interface Sink {
  /** Its origin, without a trailing slash. */
  origin: string;
  /** The requests as texts, with address and headers, except for the form's own request. */
  texts(): string[];
  /**
   * Waits until a text is sent.
   *
   * @throws an `Error` if that takes more than 60 seconds
   */
  gets(text: string): Promise<void>;
  stop(): Promise<void>;
}

/** The answer of a tool's server, which is sent as JSON. For `undefined`, an empty object. */
export type Answer = (path: string) => unknown;

/** The files of the page: path to content. */
export type Files = ReadonlyMap<string, { type: string; content: string | Buffer }>;

/** Starts a sink, which rejects the first key of the form and accepts the second one. */
export async function startSink(files: Files, answer: Answer): Promise<Sink> {
  const texts = new Set<string>();
  const addresses: string[] = [];
  let attempts = 0;

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', 'http://sink').pathname;
    const file = request.method === 'GET' ? files.get(path) : undefined;
    if (file) {
      response.writeHead(200, { 'content-type': file.type }).end(file.content);
      return;
    }
    const head = `${request.method} ${request.url}\n${request.rawHeaders.join('\n')}`;
    const body = await bodyOf(request);
    const json = (status: number, content: unknown) =>
      response
        .writeHead(status, {
          'content-type': 'application/json',
          'access-control-allow-origin': request.headers.origin ?? '*',
          'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
          'access-control-allow-credentials': 'true',
        })
        .end(JSON.stringify(content));
    if (path === '/api/itglue') {
      attempts += 1;
      if (attempts === 1) json(422, { code: 'key_rejected', status: 422 });
      else json(200, { connection: { subdomain: 'api.eu', organizationCount: 7 } });
      return;
    }
    if (path === '/api/notes') {
      json(200, {});
      return;
    }
    addresses.push(`${request.method} ${path}`);
    for (const bytes of [Buffer.from(head), body]) {
      for (const text of readable(bytes)) texts.add(text);
    }
    json(200, answer(path) ?? {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    texts: () => [...texts],
    async gets(text) {
      for (let wait = 0; wait < 600; wait += 1) {
        if ([...texts].some((sent) => sent.includes(text))) return;
        await setTimeout(100);
      }
      throw new Error(`${text} is in nothing of what was sent to ${addresses.join(', ')}`);
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The body, or what has come of it before the page was closed. */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch (error) {
    if (request.complete || !request.destroyed) throw error;
  }
  return Buffer.concat(chunks);
}
