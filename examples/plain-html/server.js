// Acme's server on nothing but Node's http: the page, and the route that the form posts to.

import { createServer } from 'node:http';
import { toNodeListener } from 'itglue-connect/node';
import { createConnectHandler, createVault } from 'itglue-connect/server';
import sirv from 'sirv';

// Keep ITGLUE_SECRET with your other secrets: without it, no stored key opens. This one is forgotten at the next start.
const { ITGLUE_SECRET = crypto.getRandomValues(new Uint8Array(32)) } = process.env;
const vault = createVault({ secrets: [ITGLUE_SECRET] });
// In place of a database.
const connections = new Map();

const connect = toNodeListener(
  createConnectHandler({
    // Ask your session who it is, and answer with a Response of 403 when they may not.
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
