// A built page, and the server part that it posts to, on a port of its own.

import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createConnectHandler } from '../../src/server/index.js';

const connect = createConnectHandler({
  authorize: () => ({ customerId: 'acme' }),
  save: () => Promise.resolve(),
});

/** Serves what is in that folder. What is not built by the bundler is the page that loads `main.js`. */
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
