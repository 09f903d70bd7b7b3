// Headers that keep other sites and strange scripts out of Acme's page.

import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

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

/** What the API says is nobody's to keep. */
export const neverStored: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('cache-control', 'no-store');
};
