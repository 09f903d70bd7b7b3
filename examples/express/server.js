// Acme's server with Express: the page, and the route that the form posts to.

import express from 'express';
import helmet from 'helmet';
import { toNodeListener } from 'itglue-connect/node';
import { createConnectHandler, createVault } from 'itglue-connect/server';

// Keep ITGLUE_SECRET with your other secrets: without it, stored keys can't be opened. This one is lost at the next start.
const { ITGLUE_SECRET = crypto.getRandomValues(new Uint8Array(32)) } = process.env;
const vault = createVault({ secrets: [ITGLUE_SECRET] });
// Use your database instead.
const connections = new Map();

const connect = createConnectHandler({
  // Get the user from your session, and return a Response with 403 for users without permission.
  authorize: () => ({ customerId: 'acme' }),
  async save({ apiKey }, _verification, { customerId }, { connection }) {
    const sealedKey = await vault.seal(apiKey, customerId);
    connections.set(customerId, { connection, sealedKey });
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
// Mount it before express.json(), if you use that: the handler then limits how much of the body it reads.
app.post('/api/itglue/connect', toNodeListener(connect));
app.use('/itglue-connect', express.static('node_modules/itglue-connect/dist'));
app.use(express.static('public'));

const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`http://localhost:${server.address().port}`);
});
