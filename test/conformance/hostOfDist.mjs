// A host of the built package, as a program: `node hostOfDist.mjs PORT`.

import { createServer } from 'node:http';
import { toNodeListener } from '../../dist/node/index.js';
import { createConnectHandler, verifyCredentials } from '../../dist/server/index.js';

const { ITGLUE_BASE_URL = '' } = process.env;
let saves = 0;

const handle = createConnectHandler({
  authorize({ headers }) {
    if (headers.get('cookie') !== 'session=dana') throw new Error('Not an administrator');
    return { customerId: 'acme' };
  },
  verify: (credentials, { signal }) =>
    verifyCredentials(credentials, {
      signal,
      fetch: (url, init) =>
        fetch(
          String(url).replace(/^https:\/\/(api(\.eu|\.au)?)\.itglue\.com/, (_, subdomain) =>
            ITGLUE_BASE_URL.replace('{subdomain}', subdomain),
          ),
          init,
        ),
    }),
  async save() {
    saves += 1;
  },
  onError() {},
});

const listener = toNodeListener(handle);
createServer((request, response) => {
  if (request.url === '/saves') response.end(JSON.stringify({ saves }));
  else void listener(request, response);
}).listen(Number(process.argv[2]), '127.0.0.1');
