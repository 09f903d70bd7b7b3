// Acme's server: the built page, and the route that the form posts to.

import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createConnectHandler, createVault } from 'itglue-connect/server';

// Keep ITGLUE_SECRET with your other secrets: without it, no stored key opens. This one is forgotten at the next start.
const { ITGLUE_SECRET = crypto.getRandomValues(new Uint8Array(32)) } = process.env;
const vault = createVault({ secrets: [ITGLUE_SECRET] });
// In place of a database.
const connections = new Map();

const connect = createConnectHandler({
  // Ask your session who it is, and answer with a Response of 403 when they may not.
  authorize: () => ({ customerId: 'acme' }),
  async save({ apiKey }, _verification, { customerId }, { connection }) {
    const sealedKey = await vault.seal(apiKey, customerId);
    connections.set(customerId, { connection, sealedKey });
  },
});

const app = new Hono();
app.use(async (context, next) => {
  await next();
  context.header(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
  );
});
app.post('/api/itglue/connect', (context) => connect(context.req.raw));
app.get('*', serveStatic({ root: 'dist' }));

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(`http://localhost:${port}`);
});
