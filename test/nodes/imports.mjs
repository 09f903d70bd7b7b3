// A host of ES modules: it imports the server part, and a key is verified. Prints the major version of msw first.

import { createRequire } from 'node:module';
import { createConnectHandler, verifyCredentials } from 'itglue-connect/server';
import { itglueHandlers, testKeys } from 'itglue-connect/testing';
import { setupServer } from 'msw/node';

setupServer(...itglueHandlers()).listen({ onUnhandledRequest: 'error' });
const { organizationCount } = await verifyCredentials({
  subdomain: 'api.eu',
  apiKey: testKeys['api.eu'],
});
const { version } = createRequire(`${process.cwd()}/host.js`)('msw/package.json');
console.log(version.split('.')[0], typeof createConnectHandler, organizationCount);
