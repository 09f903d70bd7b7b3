import { type Credentials, createConnectHandler } from 'itglue-connect/server';

// In place of a database. Encrypt the key in yours.
const vault = new Map<string, Credentials>();

export const POST = createConnectHandler({
  // Ask your session who it is, and answer with a Response of 403 when they may not.
  authorize: () => ({ customerId: 'acme' }),
  async save(credentials, _verification, { customerId }) {
    vault.set(customerId, credentials);
  },
});
