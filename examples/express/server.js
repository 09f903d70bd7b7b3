// Acme's server with Express: the page, and the route that the form posts to.

import express from 'express';
import helmet from 'helmet';
import { toNodeListener } from 'itglue-connect/node';
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
// Best before express.json(), if you have it: the handler then reads no more of the body than a key needs.
app.post('/api/itglue/connect', toNodeListener(connect));
app.use('/itglue-connect', express.static('node_modules/itglue-connect/dist'));
app.use(express.static('public'));

const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`http://localhost:${server.address().port}`);
});
