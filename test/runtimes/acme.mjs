// Acme's handler, as every runtime and platform here mounts it. IT Glue is the stand-in at ITGLUE_BASE_URL.

import process from 'node:process';
import { createConnectHandler, verifyCredentials } from 'itglue-connect/server';

const atStandIn = (url) =>
  String(url).replace(/^https:\/\/(api(?:\.eu|\.au)?)\.itglue\.com/, (_, subdomain) =>
    process.env.ITGLUE_BASE_URL.replace('{subdomain}', subdomain),
  );

export const connect = createConnectHandler({
  authorize({ headers }) {
    if (headers.get('cookie') !== 'session=dana') throw new Error('Not an administrator');
    return { customerId: 'acme' };
  },
  verify: (credentials, { signal }) =>
    verifyCredentials(credentials, {
      signal,
      fetch: (url, init) => fetch(atStandIn(url), init),
    }),
  save: async () => ({ id: 'acme' }),
  onError() {},
});
