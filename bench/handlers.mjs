// A server in its own process: ours, or a bare one that does the same work without our checks. The bare one uses either
// plain `node:http`, or Request and Response with a streamed body like ours.

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createConnectHandler, verifyCredentials } from '../dist/server/index.js';

const organizations = JSON.stringify({
  data: [{ id: '1', type: 'organizations', attributes: { name: 'Acme' } }],
  meta: { 'total-count': 143 },
});
/** Answers in place of IT Glue. */
const itGlue = () =>
  Promise.resolve(
    new Response(organizations, { headers: { 'content-type': 'application/vnd.api+json' } }),
  );

/** @type {Record<string, import('node:http').RequestListener>} */
const listeners = {
  ours: getRequestListener(
    createConnectHandler({
      authorize: () => ({}),
      verify: (credentials, { signal }) =>
        verifyCredentials(credentials, { signal, fetch: itGlue }),
      save: () => Promise.resolve(),
    }),
  ),
  async bare(request, response) {
    let body = '';
    for await (const piece of request) body += piece;
    const { subdomain } = JSON.parse(body);
    const answer = await (await itGlue()).json();
    const connection = { subdomain, organizationCount: answer.meta['total-count'] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ connection }));
  },
};

listeners.streamed = getRequestListener(async (request) => {
  let body = '';
  const decoder = new TextDecoder();
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    body += decoder.decode(read.value, { stream: true });
  }
  const { subdomain } = JSON.parse(body);
  const answer = await (await itGlue()).json();
  const connection = { subdomain, organizationCount: answer.meta['total-count'] };
  return Response.json({ connection });
});

const server = createServer(listeners[process.argv[2] ?? '']);
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('message', () => process.send?.(process.memoryUsage()));
