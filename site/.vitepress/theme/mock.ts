// A host and IT Glue, both in the page: the form's key is checked as on a server, against the mock.

import { verifyCredentials } from 'itglue-connect/server';
import type { OnConnect } from 'itglue-connect/standalone';
import { itglueHandlers, testKeys } from 'itglue-connect/testing';

const handlers = itglueHandlers({ delay: 700 });

/** Answers in place of the network. */
const answer: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  for (const handler of handlers) {
    const result = await handler.run({ request, requestId: 'site' });
    if (result?.response) return result.response;
  }
  throw new TypeError(`The mock doesn't know ${request.url}`);
};

export const connect: OnConnect = async (credentials, { signal }) => {
  const { organizationCount } = await verifyCredentials(credentials, { fetch: answer, signal });
  return { subdomain: credentials.subdomain, organizationCount };
};

/** Keys to paste, each with what it does. */
export const keys = [
  { ending: 'works at Global', key: testKeys.api },
  { ending: 'works at Europe', key: testKeys['api.eu'] },
  { ending: 'is revoked', key: testKeys.revoked },
  { ending: 'finds IT Glue busy', key: testKeys.rateLimited },
];
