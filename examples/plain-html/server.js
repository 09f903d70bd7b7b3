// Acme's server with only Node's http module: the page, and the route that the form posts to.

import { createServer } from 'node:http';
import { toNodeListener } from 'itglue-connect/node';
import { createConnectHandler, createVault } from 'itglue-connect/server';
import sirv from 'sirv';

// Keep ITGLUE_SECRET with your other secrets: without it, stored keys can't be opened. This one is lost at the next start.
const { ITGLUE_SECRET = crypto.getRandomValues(new Uint8Array(32)) } = process.env;
const vault = createVault({ secrets: [ITGLUE_SECRET] });
// Use your database instead.
const connections = new Map();

const connect = toNodeListener(
  createConnectHandler({
    // Get the user from your session, and return a Response with 403 for users without permission.
    authorize: () => ({ customerId: 'acme' }),
    async save({ apiKey }, _verification, { customerId }, { connection }) {
      const sealedKey = await vault.seal(apiKey, customerId);
      connections.set(customerId, { connection, sealedKey });
    },
  }),
);
const page = sirv('public');
const script = sirv('node_modules/itglue-connect/dist');

const server = createServer((request, response) => {
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
  );
  if (request.url === '/api/itglue/connect') return connect(request, response);
  if (!request.url.startsWith('/itglue-connect/')) return page(request, response);
  request.url = request.url.slice('/itglue-connect'.length);
  return script(request, response);
});

server.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`http://localhost:${server.address().port}`);
});
