// How long 10,000 connections take, and how much memory: npm run measure. IT Glue is mocked in the same process.

import { itglueHandlers, testKeys } from 'itglue-connect/testing';
import { setupServer } from 'msw/node';
import { checkAll } from './checkAll.js';

setupServer(...itglueHandlers()).listen({ onUnhandledRequest: 'error' });

const total = Number(process.argv[2] ?? 10_000);
// In milliseconds. 100 keeps within IT Glue's limit; 0 shows what the loop itself takes.
const interval = Number(process.argv[3] ?? 0);

function* rows() {
  for (let index = 0; index < total; index += 1) {
    // One of a hundred was revoked since.
    const apiKey = index % 100 === 0 ? testKeys.revoked : testKeys['api.eu'];
    yield { credentials: async () => ({ subdomain: 'api.eu', apiKey }) };
  }
}

const start = performance.now();
const counts = await checkAll(rows(), async () => {}, { interval });
console.log({
  ...counts,
  seconds: Math.round((performance.now() - start) / 100) / 10,
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
});
