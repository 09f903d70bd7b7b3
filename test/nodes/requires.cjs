// A host in CommonJS: it requires the server part, and a key is verified. Prints the major version of msw first.

const { version } = require('msw/package.json');
const { setupServer } = require('msw/node');
const { createConnectHandler, verifyCredentials } = require('itglue-connect/server');
const { itglueHandlers, testKeys } = require('itglue-connect/testing');

setupServer(...itglueHandlers()).listen({ onUnhandledRequest: 'error' });
verifyCredentials({ subdomain: 'api.eu', apiKey: testKeys['api.eu'] }).then(
  ({ organizationCount }) =>
    console.log(version.split('.')[0], typeof createConnectHandler, organizationCount),
);
