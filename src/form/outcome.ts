// What came of a call to the host: a connection, or why there is none.

import { warnOnce } from '../host/warnOnce.js';
import { keyHint } from '../itglue/apiKey.js';
import { ConnectError, fromProblem, isConnectError } from '../itglue/connectError.js';
import { type Connection, pickConnection } from '../itglue/connection.js';
import type { Credentials } from '../itglue/credentials.js';
import { isResponse, readResponse } from './readResponse.js';

declare const process: { env: { NODE_ENV?: string } };

/**
 * The connection that `onConnect` resolved to. What is no connection, such as nothing at all, is one of which nothing
 * else is known.
 *
 * @throws what it resolved to where that is an error, and a {@link ConnectError} where it is a response that is no
 * success, one of our problems, or a function
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
    made = await readResponse(resolved, credentials);
    if (process.env.NODE_ENV !== 'production') {
      warnOnce(
        '`onConnect` resolved to a Response. Its status is a success, so the form says "connected", but that does not ' +
          'prove that the key was checked and saved. Use postTo(url), or resolve to the connection.',
      );
    }
  }
  if (typeof made === 'object' && made) {
    // One of our problems, which a host read as JSON without a look at the status.
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

/** The failure to show for what `onConnect` threw. It never rejects, and takes a moment. */
export async function toFailure(thrown: unknown, credentials: Credentials): Promise<ConnectError> {
  try {
    if (thrown instanceof ConnectError) return thrown;
    // Of another copy of this package, which may be another version.
    if (isConnectError(thrown)) return new ConnectError(thrown.code, thrown);
    if (isResponse(thrown)) await readResponse(thrown, credentials);
  } catch (error) {
    if (error instanceof ConnectError) return error;
  }
  return new ConnectError(navigator.onLine ? 'unknown' : 'offline');
}
