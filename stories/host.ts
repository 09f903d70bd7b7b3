// Hosts that answer as a story needs it.

import { ConnectError, type OnConnect } from '../src/index.js';

export const accepts: OnConnect = ({ subdomain }) =>
  Promise.resolve({ subdomain, organizationCount: 143 });

export const neverAnswers: OnConnect = () => new Promise(() => {});

/** A host that refuses with a {@link ConnectError} of these. */
export const refuses =
  (...why: ConstructorParameters<typeof ConnectError>): OnConnect =>
  () =>
    Promise.reject(new ConnectError(...why));
