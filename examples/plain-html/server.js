// Acme's server on nothing but Node's http: the page, and the route that the form posts to.

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createConnectHandler } from 'itglue-connect/server';
import sirv from 'sirv';

// In place of a database. Encrypt the key in yours.
const vault = new Map();

const connect = getRequestListener(
  createConnectHandler({
    // Ask your session who it is, and answer with a Response of 403 when they may not.
    authorize: () => ({ customerId: 'acme' }),
    async save(credentials, _verification, { customerId }) {
      vault.set(customerId, credentials);
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
