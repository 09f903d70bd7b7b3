// Acme's server with Express: the page, and the route that the form posts to.

import { getRequestListener } from '@hono/node-server';
import express from 'express';
import helmet from 'helmet';
import { createConnectHandler } from 'itglue-connect/server';

// In place of a database. Encrypt the key in yours.
const vault = new Map();

const connect = createConnectHandler({
  // Ask your session who it is, and answer with a Response of 403 when they may not.
  authorize: () => ({ customerId: 'acme' }),
  async save(credentials, _verification, { customerId }) {
    vault.set(customerId, credentials);
  },
});

const self = ["'self'"];
const app = express();
app.use(
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        connectSrc: self,
        requireTrustedTypesFor: ["'script'"],
      },
    },
  }),
);
// Before express.json(), if you have it: the handler reads the body itself, and no more of it than a key needs.
app.post('/api/itglue/connect', getRequestListener(connect));
app.use('/itglue-connect', express.static('node_modules/itglue-connect/dist'));
app.use(express.static('public'));

const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`http://localhost:${server.address().port}`);
});
