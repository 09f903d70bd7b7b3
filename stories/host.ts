// Hosts with the answers that the stories need.

import { ConnectError, type OnConnect } from '../src/index.js';

export const accepts: OnConnect = ({ subdomain }) =>
  Promise.resolve({ subdomain, organizationCount: 143 });

export const neverAnswers: OnConnect = () => new Promise(() => {});

/** A host that rejects with a {@link ConnectError} of these arguments. */
export const refuses =
  (...why: ConstructorParameters<typeof ConnectError>): OnConnect =>
  () =>
    Promise.reject(new ConnectError(...why));
