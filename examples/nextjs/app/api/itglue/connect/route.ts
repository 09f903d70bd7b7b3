import { type Connection, createConnectHandler, createVault } from 'itglue-connect/server';

// Keep ITGLUE_SECRET with your other secrets: without it, stored keys can't be opened. This one is lost at the next start.
const { ITGLUE_SECRET = crypto.getRandomValues(new Uint8Array(32)) } = process.env;
const vault = createVault({ secrets: [ITGLUE_SECRET] });
// Use your database instead.
const connections = new Map<string, { connection: Connection; sealedKey: string }>();

export const POST = createConnectHandler({
  // Get the user from your session, and return a Response with 403 for users without permission.
  authorize: () => ({ customerId: 'acme' }),
  async save({ apiKey }, _verification, { customerId }, { connection }) {
    const sealedKey = await vault.seal(apiKey, customerId);
    connections.set(customerId, { connection, sealedKey });
  },
});
