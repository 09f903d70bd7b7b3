// A ready-made `onConnect`: it posts to the host's server, where `createConnectHandler` answers.

import { ConnectError, fromProblem } from '../itglue/connectError.js';
import { pickConnection } from '../itglue/connection.js';
import type { OnConnect } from './useConnectForm.js';

/** How {@link postTo} posts. */
export interface PostToOptions {
  /**
   * Headers to send besides; `content-type` and `accept` are set. A function is asked anew each time, for a CSRF
   * token; what it throws is thrown on.
   */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Whether cookies go along: `same-origin` by default. */
  credentials?: RequestCredentials;
  /** In place of the global `fetch`. */
  fetch?: typeof fetch;
}

/**
 * Makes an `onConnect` that posts the credentials as JSON and reads the answer of `createConnectHandler`.
 * It follows no redirect, and rejects with the signal's reason once that is aborted.
 *
 * @throws {ConnectError} from the callback: the failure in the answer, what its status tells where it is
 * not one of ours, and `offline` where there is no answer.
 *
 * @example
 * <ConnectForm onConnect={postTo('/api/itglue/connect')} />
 */
export function postTo(url: string | URL, options: PostToOptions = {}): OnConnect {
  return async (credentials, { signal }) => {
    const headers = new Headers(
      typeof options.headers === 'function' ? await options.headers() : options.headers,
    );
    // Cancelled while the host made the headers, when a `fetch` of its own may not look.
    signal.throwIfAborted();
    headers.set('content-type', 'application/json');
    headers.set('accept', 'application/json, application/problem+json');
    let response: Response;
    try {
      response = await (options.fetch ?? fetch)(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ subdomain: credentials.subdomain, apiKey: credentials.apiKey }),
        credentials: options.credentials ?? 'same-origin',
        cache: 'no-store',
        // Followed, a 307 would take the key to wherever it points. It ends as `unknown` below.
        redirect: 'manual',
        signal,
      });
    } catch (cause) {
      signal.throwIfAborted();
      throw new ConnectError('offline', { cause });
    }
    const body: unknown = await response.json().catch(() => undefined);
    signal.throwIfAborted();
    if (!response.ok) {
      throw fromProblem(body, response.status, response.headers.get('retry-after'));
    }
    // A success without our answer comes from something else at this address, such as a page to sign in.
    const connection: unknown =
      typeof body === 'object' && body && 'connection' in body && body.connection;
    if (typeof connection !== 'object' || !connection) throw new ConnectError('unknown');
    return pickConnection(connection, credentials.subdomain);
  };
}
