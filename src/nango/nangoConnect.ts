// A ready-made `onConnect` for a host that keeps its customers' credentials in Nango.

import type { AuthErrorType, default as Nango } from '@nangohq/frontend';
import { ConnectError, type ConnectErrorCode } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import type { Credentials } from '../itglue/credentials.js';

/** The part of a `Nango` from `@nangohq/frontend` that is used. */
export type NangoClient = Pick<Nango, 'auth'>;

/**
 * Makes an `onConnect` that hands the credentials to Nango, which checks and stores them. The connection's `id` is
 * Nango's connection id.
 *
 * Nango can't distinguish a bad key from a wrong region, or from IT Glue being down or too busy. The user sees
 * `key_rejected` for all of these, and never `wrong_subdomain`. If that isn't enough, check the key with
 * `createConnectHandler` and import the connection into Nango in its `save`.
 *
 * Nango's client can't be interrupted. When `signal` is aborted, the callback rejects with the signal's reason, but a
 * key that was already sent may still become a connection in Nango.
 *
 * @param nango a client with a connect session token. The token expires after 30 minutes, and the user may need longer
 * to find the key. Pass a function to create a new client for each attempt.
 * @param integrationId the id of the integration in Nango
 *
 * @throws {ConnectError} from the callback. `key_rejected` if Nango's check or the host's own check at Nango fails.
 * `not_allowed` if the session has expired or doesn't allow the integration, or if the limit of the plan is reached.
 * `rate_limited` if Nango rate-limits. `unavailable` if something else answers for Nango. `offline` if Nango can't be
 * reached. `unknown` otherwise. The `cause` is Nango's name for the failure, such as `resource_capped`. An error that
 * the function `nango` throws is rethrown unchanged.
 *
 * @example
 * const onConnect = nangoConnect(new Nango({ connectSessionToken }), 'itglue');
 */
export function nangoConnect(
  nango: NangoClient | (() => NangoClient | Promise<NangoClient>),
  integrationId: string,
): (credentials: Credentials, context: { signal: AbortSignal }) => Promise<Connection> {
  return ({ subdomain, apiKey }, { signal }) =>
    unlessAborted(signal, async () => {
      const client = typeof nango === 'function' ? await nango() : nango;
      signal.throwIfAborted();
      return { subdomain, id: await auth(client, integrationId, { subdomain, apiKey }) };
    });
}

async function auth(
  client: NangoClient,
  integrationId: string,
  { subdomain, apiKey }: Credentials,
): Promise<string> {
  try {
    const { connectionId } = await client.auth(integrationId, {
      params: { subdomain },
      credentials: { apiKey },
    });
    // A success without an id comes from something else at Nango's address.
    if (connectionId) return connectionId;
  } catch (thrown) {
    throw toConnectError(thrown);
  }
  throw new ConnectError('unknown');
}

/** Types of an `AuthError` that the user can't do anything about. Those about windows only occur with OAuth. */
type ShownAsUnknown =
  | 'blocked_by_browser'
  | 'invalid_host_url'
  | 'missing_auth_token'
  | 'missing_connect_session_token'
  | 'missing_credentials'
  | 'unknown_error'
  | 'window_closed';

// By the type of an `AuthError`, or else by the name of the error. All others are `unknown`.
const codes: ReadonlyMap<string, ConnectErrorCode> = new Map(
  Object.entries({
    // Types that Nango's client declares.
    connection_test_failed: 'key_rejected',
    // The host's own check at Nango, a `validate-connection` function, failed.
    connection_validation_failed: 'key_rejected',
    resource_capped: 'not_allowed',

    // Types from Nango's API that the client passes on.
    unknown_connect_session_token: 'not_allowed',
    invalid_connect_session_token_format: 'not_allowed',
    integration_not_allowed: 'not_allowed',
    too_many_request: 'rate_limited',

    // There was no answer, or JSON that isn't Nango's.
    TypeError: 'offline',
    // The answer isn't JSON, such as a proxy's while Nango is down.
    SyntaxError: 'unavailable',
  } satisfies Record<Exclude<AuthErrorType, ShownAsUnknown>, ConnectErrorCode> &
    Record<string, ConnectErrorCode>),
);

// The window over which Nango counts requests, in seconds. The client doesn't expose the header `Retry-After`.
const rateLimitWindow = 60;

/**
 * Converts an error of Nango's client. Drops the error itself: its message is made from the answer, which may repeat
 * what was sent.
 */
function toConnectError(thrown: unknown): ConnectError {
  const cause = nameOf(thrown);
  const code = (cause && codes.get(cause)) || 'unknown';
  return new ConnectError(code, {
    cause,
    retryAfter: code === 'rate_limited' ? rateLimitWindow : undefined,
  });
}

function nameOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const type = 'type' in thrown ? thrown.type : undefined;
  // The type comes from the answer. Nango's types are plain names, and a key isn't one.
  return typeof type === 'string' && /^[a-z_]+$/i.test(type) ? type : thrown.name;
}

/** Runs until done or until the signal is aborted, whichever comes first. */
function unlessAborted<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    void run()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
