// The origin in the frame: the page with the form, and the one endpoint that it posts to. No session is known here.

import { Hono } from 'hono';
import { type ConnectLinks, createConnectHandler } from '../../src/server/index.js';
import type { ConnectionStore, Customer } from './connectionStore.js';
import { neverStored, protectFrame } from './protection.js';

export interface FrameAppOptions {
  store: ConnectionStore;
  links: ConnectLinks<Customer>;
  /** The origins of the pages that may show the form. */
  parents: string[];
  onError(error: unknown, request: Request): void;
}

/** Creates the app without its page, which the caller adds. */
export function createFrameApp({ store, links, parents, onError }: FrameAppOptions): Hono {
  const connect = createConnectHandler({ save: store.save, authorize: links.authorize, onError });
  return new Hono()
    .use(protectFrame(parents))
    .post('/api/itglue/link', ({ req }) => connect(req.raw))
    .get('/api/parents', neverStored, (context) => context.json(parents));
}
