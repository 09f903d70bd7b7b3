// The outcome of a call to the host: a connection or a failure.

import { warnOnce } from '../host/warnOnce.js';
import { keyHint } from '../itglue/apiKey.js';
import { ConnectError, fromProblem, isConnectError } from '../itglue/connectError.js';
import { type Connection, pickConnection } from '../itglue/connection.js';
import type { Credentials } from '../itglue/credentials.js';
import { isResponse, readResponse } from './readResponse.js';

declare const process: { env: { NODE_ENV?: string } };

/**
 * Reads the connection that `onConnect` resolved to. Any other value, such as `undefined`, results in a connection with
 * only the subdomain and the hint of the key.
 *
 * @throws the resolved value if it is an error. A {@link ConnectError} if it is a response with an error status, one of
 * our problems, or a function.
 */
export async function toConnection(
  resolved: unknown,
  credentials: Credentials,
): Promise<Connection> {
  if (typeof resolved === 'function') {
    if (process.env.NODE_ENV !== 'production') {
      warnOnce(
        '`onConnect` resolved to a function, so nothing was sent and the user sees a failure. ' +
          "`postTo` makes the callback and needs the address: onConnect={postTo('/api/itglue/connect')}.",
      );
    }
    throw new ConnectError('unknown', { message: 'onConnect resolved to a function' });
  }
  if (resolved instanceof Error || isConnectError(resolved)) throw resolved;
  const hint = keyHint(credentials.apiKey);
  let made = resolved;
  if (isResponse(resolved)) {
    made = await readResponse(resolved, credentials.apiKey);
    if (process.env.NODE_ENV !== 'production') {
      warnOnce(
        '`onConnect` resolved to a Response. Its status is a success, so the form says "connected", but that does not ' +
          'prove that the key was checked and saved. Use postTo(url), or resolve to the connection.',
      );
    }
  }
  if (typeof made === 'object' && made) {
    // One of our problems: the host has parsed the answer without checking the status.
    if ('type' in made && String(made.type).startsWith('urn:itglue-connect:')) {
      throw fromProblem(made, 500);
    }
    if ('connection' in made) made = made.connection;
  }
  return {
    ...(hint && { keyHint: hint }),
    ...pickConnection(made, credentials.subdomain),
  };
}

/** The failure to show for what `onConnect` threw. Always asynchronous, and never rejects. */
export async function toFailure(thrown: unknown, credentials: Credentials): Promise<ConnectError> {
  try {
    if (thrown instanceof ConnectError) return thrown;
    // An error from another copy of this package, perhaps of another version.
    if (isConnectError(thrown)) return new ConnectError(thrown.code, thrown);
    if (isResponse(thrown)) await readResponse(thrown, credentials.apiKey);
  } catch (error) {
    if (error instanceof ConnectError) return error;
  }
  return new ConnectError(navigator.onLine ? 'unknown' : 'offline');
}
