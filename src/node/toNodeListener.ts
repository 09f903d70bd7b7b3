// Handlers of web standards on Node's own `http`, and on the frameworks built on it.

import type { IncomingMessage, ServerResponse } from 'node:http';

/** A handler as `createConnectHandler` makes it. */
export type WebHandler = (request: Request) => Promise<Response>;

/** Node's own request, with what Express and its like add to it. */
type NodeRequest = IncomingMessage & {
  /** The address before a router took off the part it is mounted at. */
  originalUrl?: string;
  /** What a body parser has made of the body. */
  body?: unknown;
};

/** The request of Fastify. */
interface FastifyRequest {
  raw: IncomingMessage;
  body?: unknown;
}

/** The reply of Fastify. */
interface FastifyReply {
  raw: ServerResponse;
  hijack(): unknown;
}

/** What Node's `http`, Express, Fastify and Nest call. */
export type NodeListener = (
  request: IncomingMessage | FastifyRequest,
  response: ServerResponse | FastifyReply,
  next?: (error?: unknown) => void,
) => Promise<void>;

/**
 * Makes a listener for Node's `http`, Express 4 and 5, Fastify 5 and Nest 11 from a handler of web standards. It
 * works behind a body parser too: what that has read is handed on. The request's signal is aborted when the client
 * goes away.
 *
 * The scheme of the request's URL is that of the connection. Behind a proxy that ends TLS it is `http`: name the
 * public origin in `allowedOrigins`.
 *
 * A handler that rejects is passed to `next`, or answered with 500 where there is none.
 *
 * @example
 * app.post('/api/itglue/connect', toNodeListener(createConnectHandler({ authorize, save })));
 */
export function toNodeListener(handler: WebHandler): NodeListener {
  return async function listen(given, reply, next) {
    const incoming: NodeRequest = 'raw' in given ? given.raw : given;
    const body = 'body' in given ? given.body : undefined;
    if ('hijack' in reply) reply.hijack();
    const outgoing = 'raw' in reply ? reply.raw : reply;

    const client = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) client.abort();
    });
    try {
      const request = toRequest(incoming, body, client.signal);
      if (request) await send(await handler(request), outgoing);
      else outgoing.writeHead(400).end();
    } catch (error) {
      // The client has gone: there is nobody to answer.
      if (client.signal.aborted) return;
      if (next) return next(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    }
  };
}

/** @returns `undefined` for a request that cannot be one of the web, such as one with a broken host */
function toRequest(
  incoming: NodeRequest,
  parsedBody: unknown,
  signal: AbortSignal,
): Request | undefined {
  const { method = 'GET', socket } = incoming;
  const scheme = 'encrypted' in socket ? 'https' : 'http';
  const host = incoming.headers.host ?? incoming.headers[':authority'] ?? 'localhost';
  const path = incoming.originalUrl ?? incoming.url ?? '/';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    return new Request(new URL(`${scheme}://${host}${path}`), {
      method,
      headers: toHeaders(incoming),
      signal,
      ...(hasBody && { body: toBody(incoming, parsedBody), duplex: 'half' }),
    });
  } catch {
    return undefined;
  }
}

function toHeaders({ headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    // HTTP/2 has its method and path among the headers.
    if (value === undefined || name.startsWith(':')) continue;
    for (const single of [value].flat()) all.append(name, single);
  }
  return all;
}

/** The body as it came, or, where a parser has read it, as much like it as can be. */
function toBody(incoming: IncomingMessage, parsed: unknown): BodyInit {
  const isRead = incoming.readableDidRead || incoming.readableEnded;
  if (!isRead) return toStream(incoming);
  if (typeof parsed === 'string') return parsed;
  if (parsed instanceof Uint8Array) return Uint8Array.from(parsed);
  return JSON.stringify(parsed ?? null);
}

/** Not by `Readable.toWeb`, which destroys the connection when a body is left half read: nobody could be told why. */
function toStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false });
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length) outgoing.setHeader('set-cookie', cookies);
  // Whole, since the answers of these handlers are a few hundred bytes.
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}
