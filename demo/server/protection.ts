// Headers that keep other sites and foreign scripts out of Acme's page.

import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const self = ["'self'"];
const none = ["'none'"];

// A very strict policy: no inline styles, and no HTML from strings.
const policy = {
  defaultSrc: none,
  scriptSrc: self,
  styleSrc: self,
  imgSrc: self,
  connectSrc: self,
  baseUri: none,
  formAction: none,
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: none,
};

/** Headers for every answer of Acme. @param frame the one origin that may be in a frame of its pages */
export const protect = (frame: string) =>
  secureHeaders({
    contentSecurityPolicy: { ...policy, frameAncestors: none, frameSrc: [frame] },
    xFrameOptions: 'DENY',
    // There is no TLS on localhost.
    strictTransportSecurity: false,
  });

/** Headers for every answer of the origin in the frame. @param parents the origins that may show it */
export const protectFrame = (parents: string[]) =>
  secureHeaders({
    contentSecurityPolicy: { ...policy, frameAncestors: parents },
    // It knows no list of origins.
    xFrameOptions: false,
    // A page with `Cross-Origin-Embedder-Policy` shows only frames with these.
    crossOriginEmbedderPolicy: 'require-corp',
    crossOriginResourcePolicy: 'cross-origin',
    strictTransportSecurity: false,
  });

/** Nobody may cache the answers of the API. */
export const neverStored: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('cache-control', 'no-store');
};
