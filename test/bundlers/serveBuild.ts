// Serves a built page and the server part that it posts to, on one port.

import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createConnectHandler } from '../../src/server/index.js';

const connect = createConnectHandler({
  authorize: () => ({ customerId: 'acme' }),
  save: () => Promise.resolve(),
});

/** Serves the files of that folder. If the bundler builds no HTML, serves a page that loads `main.js`. */
export async function serveBuild(root: string) {
  const app = new Hono();
  app.post('/api/itglue/connect', ({ req }) => connect(req.raw));
  app.get('*', serveStatic({ root }));
  app.get('/', serveStatic({ path: 'test/bundlers/page/built.html' }));
  return new Promise<{ url: string; stop(): void }>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, stop: () => server.close() }),
    );
  });
}
