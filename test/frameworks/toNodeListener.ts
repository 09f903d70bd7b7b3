// The adapter that many hosts write themselves to call a handler of Request and Response from Node.js.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handle } from './host.js';

export function toNodeListener(handle: Handle) {
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const sender = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) sender.abort('The sender has gone');
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
    const request = new Request(`http://${incoming.headers.host}/connect`, {
      method: incoming.method ?? 'GET',
      headers,
      body: incoming.readableEnded ? null : toStream(incoming),
      ...{ duplex: 'half' },
      signal: sender.signal,
    });
    const response = await handle(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  };
}

function toStream(incoming: IncomingMessage): ReadableStream {
  return new ReadableStream({
    async start(controller) {
      for await (const chunk of incoming) controller.enqueue(chunk);
      controller.close();
    },
  });
}
