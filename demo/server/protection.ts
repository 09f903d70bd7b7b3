// What keeps other sites away from Acme, and keeps strange scripts out of its page.

import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { ConnectError } from '../../src/server/index.js';

const self = ["'self'"];
const none = ["'none'"];

/** Headers for every answer. The policy is as strict as one can be: no inline styles, no HTML from strings. */
export const protect = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: none,
    scriptSrc: self,
    styleSrc: self,
    imgSrc: self,
    connectSrc: self,
    baseUri: none,
    formAction: none,
    frameAncestors: none,
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: none,
  },
  xFrameOptions: 'DENY',
  // There is no TLS on localhost.
  strictTransportSecurity: false,
});

/** Refuses what another site makes a browser send. Without either header, it is not a browser. */
export const requireSameOrigin: MiddlewareHandler = async ({ req }, next) => {
  const site = req.header('sec-fetch-site');
  const origin = req.header('origin');
  const same = site ? site === 'same-origin' : !origin || origin === new URL(req.url).origin;
  if (!same && !['GET', 'HEAD'].includes(req.method)) throw new ConnectError('not_allowed');
  await next();
};

/** What the API says is nobody's to keep. */
export const neverStored: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('cache-control', 'no-store');
};
