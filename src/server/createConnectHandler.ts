// The host's side of the form: one request in, one answer out, and the key in neither answer nor error.

import { type ConnectHandlerOptions, connectCallbacks, connecting } from './connecting.js';
import { checkCallbacks, createHandler } from './createHandler.js';
import type { Authorized } from './decide.js';

/**
 * Creates the handler that the form posts to with `postTo`. It uses web standards alone and keeps
 * no state, so it runs on Node.js, Deno, Bun and Workers alike.
 *
 * It answers `200 { connection }`, or `application/problem+json` with the status of the failure:
 * 400, 401, 403, 405, 413 (for more than 4,096 bytes), 415, 422, 429, 500, 502, 503 or 504. A `ConnectError` that
 * `verify` or `save` throws is answered as such, anything else with `unknown` and 500. It never rejects.
 *
 * @throws {TypeError} at once, for options without `authorize` or `save`, or with something in
 * `allowedOrigins` that is not an origin
 *
 * @example
 * const connect = createConnectHandler({
 *   authorize: (request) => requireAdministrator(request),
 *   save: async ({ apiKey }, _, { customerId }, { connection }) =>
 *     db.put(customerId, { connection, sealedKey: await vault.seal(apiKey, customerId) }),
 * });
 */
export function createConnectHandler<Context extends Authorized>(
  options: ConnectHandlerOptions<Context>,
): (request: Request) => Promise<Response> {
  const name = 'createConnectHandler';
  checkCallbacks(name, options, connectCallbacks);
  return createHandler(name, options, { POST: connecting(options) });
}
