// The answers of the handler: JSON, never cached, never with the key.

import { ConnectError, toProblem } from '../itglue/connectError.js';

/** The failure as `application/problem+json`, with `status` in place of the usual status of its code. */
export function problem(error: ConnectError, status?: number): Response {
  const body = toProblem(error, status);
  const response = answer(body.status, body, 'application/problem+json');
  const { retryAfter } = body;
  if (retryAfter !== undefined) response.headers.set('retry-after', String(Math.ceil(retryAfter)));
  return response;
}

export const notAllowed = (status?: number): Response =>
  problem(new ConnectError('not_allowed'), status);

export function answer(status: number, body: unknown, contentType = 'application/json'): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': contentType, ...headers },
  });
}

/** Done, and there is nothing to say. */
export const nothing = (): Response => new Response(null, { status: 204, headers });

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
