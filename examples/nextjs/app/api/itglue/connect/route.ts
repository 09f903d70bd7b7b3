import { type Connection, createConnectHandler, createVault } from 'itglue-connect/server';

// Keep ITGLUE_SECRET with your other secrets: without it, no stored key opens. This one is forgotten at the next start.
const { ITGLUE_SECRET = crypto.getRandomValues(new Uint8Array(32)) } = process.env;
const vault = createVault({ secrets: [ITGLUE_SECRET] });
// In place of a database.
const connections = new Map<string, { connection: Connection; sealedKey: string }>();

export const POST = createConnectHandler({
  // Ask your session who it is, and answer with a Response of 403 when they may not.
  authorize: () => ({ customerId: 'acme' }),
  async save({ apiKey }, _verification, { customerId }, { connection }) {
    const sealedKey = await vault.seal(apiKey, customerId);
    connections.set(customerId, { connection, sealedKey });
  },
});
