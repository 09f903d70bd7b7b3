// A ready-made `onConnect`: it posts to the host's server, where `createConnectHandler` answers.

import { ConnectError } from '../itglue/connectError.js';
import { pickConnection } from '../itglue/connection.js';
import { isRecord, readProperty } from '../itglue/readProperty.js';
import { knownSubdomain } from '../itglue/regions.js';
import type { OnConnect } from './controller.js';
import { addressOf, failureOf, isResponse, readResponse } from './readResponse.js';

/** How {@link postTo} posts. */
export interface PostToOptions {
  /**
   * Additional headers. `content-type` and `accept` are set already. A function is called for each request, for a
   * CSRF token. What it throws is rethrown.
   */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Whether to send cookies. `same-origin` by default. */
  credentials?: RequestCredentials;
  /** Replaces the global `fetch`. */
  fetch?: typeof fetch;
}

/**
 * Creates an `onConnect` that posts the credentials as JSON, `{ "subdomain": …, "api_key": … }`, and reads the answer
 * of `createConnectHandler`. Other back ends may also answer with a bare connection, with 204, with an empty 200, or with
 * a problem (RFC 9457) that names its code in `type` alone. Follows no redirect. Rejects with the signal's reason once
 * the signal is aborted.
 *
 * @throws {ConnectError} from the callback: the failure in the answer, or the one that matches its status. Its `cause`
 * has `status`, `contentType` and `address`. `offline` if there is no answer, with the error of `fetch` as its cause.
 *
 * @example
 * <ConnectForm onConnect={postTo('/api/itglue/connect')} />
 */
export function postTo(url: string | URL, options: PostToOptions = {}): OnConnect {
  return async (credentials, { signal }) => {
    const headers = new Headers(
      typeof options.headers === 'function' ? await options.headers() : options.headers,
    );
    // The user may have cancelled while the host made the headers. A `fetch` of the host's may ignore the signal.
    signal.throwIfAborted();
    headers.set('content-type', 'application/json');
    headers.set('accept', 'application/json, application/problem+json');
    let response: unknown;
    try {
      response = await (options.fetch ?? fetch)(url, {
        method: 'POST',
        headers,
        // Trackers on the page take a field of this name out of the requests they record.
        body: JSON.stringify({ subdomain: credentials.subdomain, api_key: credentials.apiKey }),
        credentials: options.credentials ?? 'same-origin',
        cache: 'no-store',
        // Followed, a 307 would take the key to wherever it points. It ends as `unknown` below.
        redirect: 'manual',
        signal,
      });
    } catch (cause) {
      signal.throwIfAborted();
      throw new ConnectError('offline', { cause, message: unreachable(url) });
    }
    if (!isResponse(response)) {
      throw new ConnectError('unknown', { message: 'The option fetch resolved to no Response' });
    }
    const body = await readResponse(response, credentials, url).finally(() =>
      signal.throwIfAborted(),
    );
    const connection = connectionIn(body, response.status);
    // Any other success comes from something else at this address, such as a web page.
    if (!connection) throw failureOf(response, undefined, credentials, url);
    return pickConnection(connection, credentials.subdomain);
  };
}

/** The connection in a success. An empty answer is a success without details. */
function connectionIn(body: unknown, status: number): object | undefined {
  if (status === 204 || (typeof body === 'string' && !body.trim())) return {};
  if (!isRecord(body)) return undefined;
  const connection = 'connection' in body ? body.connection : body;
  const isBare = connection === body;
  if (isBare && !knownSubdomain(readProperty(body, 'subdomain'))) return undefined;
  return isRecord(connection) ? connection : undefined;
}

/** Browsers do not say why: a server that is down looks like one that does not allow this origin. */
function unreachable(url: string | URL): string {
  const address = addressOf(url);
  const origin = globalThis.location?.origin;
  return !origin || address.startsWith(`${origin}/`)
    ? `${address} cannot be reached`
    : `${address} cannot be reached. From ${origin} it takes CORS headers, also for the preflight request`;
}
