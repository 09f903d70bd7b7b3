// An answer that says no, in the form that the library's handler has for it (RFC 9457).

import type { ConnectErrorCode } from '../../src/server/index.js';

export function problem(code: ConnectErrorCode): Response {
  const status = statusOf(code);
  return new Response(JSON.stringify({ status, code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

function statusOf(code: ConnectErrorCode): number {
  switch (code) {
    case 'invalid_request':
      return 400;
    case 'not_allowed':
      return 403;
    case 'rate_limited':
      return 429;
    case 'timeout':
      return 504;
    case 'unknown':
      return 500;
    default:
      return 502;
  }
}
