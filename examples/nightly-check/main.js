// One night with a few connections. IT Glue is mocked, and the connections are in memory.

import { itglueHandlers, testKeys } from 'itglue-connect/testing';
import { setupServer } from 'msw/node';
import { checkAll } from './checkAll.js';

setupServer(...itglueHandlers()).listen({ onUnhandledRequest: 'error' });

// Your database would hold the keys sealed: see createVault.
const rows = [
  { customer: 'Northwind', subdomain: 'api.eu', apiKey: testKeys['api.eu'] },
  { customer: 'Contoso', subdomain: 'api', apiKey: testKeys.revoked },
  { customer: 'Fabrikam', subdomain: 'api', apiKey: testKeys['api.au'] },
  { customer: 'Tailspin', subdomain: 'api', apiKey: testKeys.unavailable },
].map(({ customer, ...credentials }) => ({ customer, credentials: async () => credentials }));

const counts = await checkAll(rows, async ({ customer }, { health, code, suggestedSubdomain }) => {
  // Store it as `check` beside the connection, and the card shows it.
  console.log(customer, health, code ?? '', suggestedSubdomain ?? '');
});
console.log(counts);
