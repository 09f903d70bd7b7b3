// A ready-made `onConnect` for a host that keeps its customers' credentials in Nango.

import type { AuthErrorType, default as Nango } from '@nangohq/frontend';
import { ConnectError, type ConnectErrorCode } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import type { Credentials } from '../itglue/credentials.js';

/** What is used of a `Nango` of `@nangohq/frontend`. */
export type NangoClient = Pick<Nango, 'auth'>;

/**
 * Makes an `onConnect` that hands the credentials to Nango, which checks and keeps them. The connection
 * has Nango's connection id as its `id`.
 *
 * Nango cannot tell a wrong region from a bad key, nor from an IT Glue that is down or too busy: for all
 * of these the user gets `key_rejected`, and never `wrong_subdomain`. Where that is not enough, check
 * with `createConnectHandler`, whose `save` then imports the connection into Nango.
 *
 * Nango's client cannot be interrupted. Once `signal` is aborted the callback rejects with its reason,
 * and a key that was sent before may still become a connection in Nango.
 *
 * @param nango a client with a connect session token. Such a token lasts for 30 minutes, which may pass
 * before the user has found the key: a function is asked for a client anew at each attempt.
 * @param integrationId what the integration is called in Nango
 *
 * @throws {ConnectError} from the callback: `key_rejected` where Nango's check fails, or one of the
 * host's own there; `not_allowed` where the session has expired or does not allow the integration, or
 * the plan has no room; `rate_limited` by Nango; `unavailable` where something else answers in its
 * place; `offline` where it cannot be reached; else `unknown`. The `cause` is Nango's name of the
 * failure, such as `resource_capped`. What a function in place of a client throws comes through as it is.
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
    // A success without it comes from something else at Nango's address.
    if (connectionId) return connectionId;
  } catch (thrown) {
    throw toConnectError(thrown);
  }
  throw new ConnectError('unknown');
}

/** The types of an `AuthError` about which the user can do nothing. Those of windows come with OAuth alone. */
type ShownAsUnknown =
  | 'blocked_by_browser'
  | 'invalid_host_url'
  | 'missing_auth_token'
  | 'missing_connect_session_token'
  | 'missing_credentials'
  | 'unknown_error'
  | 'window_closed';

// By the type of an `AuthError`, else by the name of what was thrown. All others are `unknown`.
const codes: ReadonlyMap<string, ConnectErrorCode> = new Map(
  Object.entries({
    // What Nango's client names itself.
    connection_test_failed: 'key_rejected',
    // The host's own check at Nango, a `validate-connection` function.
    connection_validation_failed: 'key_rejected',
    resource_capped: 'not_allowed',

    // More that its API says, and the client passes on.
    unknown_connect_session_token: 'not_allowed',
    invalid_connect_session_token_format: 'not_allowed',
    integration_not_allowed: 'not_allowed',
    too_many_request: 'rate_limited',

    // There was no answer, or one of JSON that is not Nango's.
    TypeError: 'offline',
    // There was an answer that is not JSON, as a proxy gives where Nango is down.
    SyntaxError: 'unavailable',
  } satisfies Record<Exclude<AuthErrorType, ShownAsUnknown>, ConnectErrorCode> &
    Record<string, ConnectErrorCode>),
);

// The window over which Nango counts requests, in seconds. Its `Retry-After` does not get to the client.
const rateLimitWindow = 60;

/**
 * The error of Nango's client stays behind, since its message may repeat what was sent: it is made of
 * the answer, and from one that is not JSON it quotes.
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
  // Taken from the answer. Only a plain name can be Nango's, and no key is one.
  return typeof type === 'string' && /^[a-z_]+$/i.test(type) ? type : thrown.name;
}

/** Runs to the end or until the signal is aborted, whichever is first. */
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
