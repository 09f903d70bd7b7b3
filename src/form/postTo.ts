// A ready-made `onConnect`: it posts to the host's server, where `createConnectHandler` answers.

import { type Connection, pickConnection } from '../itglue/connection.js';
import type { Credentials } from '../itglue/credentials.js';
import { isRecord, readProperty } from '../itglue/readProperty.js';
import { knownSubdomain } from '../itglue/regions.js';
import { type SendOptions, send } from './send.js';

/** How {@link postTo} posts. */
export type PostToOptions = SendOptions;

/**
 * Creates an `onConnect` that posts the credentials as JSON, `{ "subdomain": …, "api_key": … }`, and reads the answer
 * of `createConnectHandler`. Other back ends may also answer with a bare connection, with 204, with an empty 200, or with
 * a problem (RFC 9457) that names its code in `type` alone. Follows no redirect. Rejects with the signal's reason once
 * the signal is aborted.
 *
 * The request has the attempt's id in the header `x-attempt-id`, for the server's log. To post to another origin, allow
 * that header there, and `content-type`.
 *
 * @throws {ConnectError} from the callback: the failure in the answer, or the one that matches its status. Its `cause`
 * has `status`, `contentType` and `address`. `offline` if there is no answer, with the error of `fetch` as its cause.
 *
 * @example
 * <ConnectForm onConnect={postTo('/api/itglue/connect')} />
 */
export function postTo(
  url: string | URL,
  options: PostToOptions = {},
): (
  credentials: Credentials,
  context: { signal: AbortSignal; attemptId?: string | undefined },
) => Promise<Connection> {
  return async ({ subdomain, apiKey }, { signal, attemptId }) => {
    // Trackers on the page take a field of this name out of the requests they record.
    const body = { subdomain, api_key: apiKey };
    const answer = await send(url, options, {
      method: 'POST',
      body,
      apiKey,
      attemptId,
      signal,
    });
    const connection = answer.isEmpty ? {} : connectionIn(answer.body);
    // Any other success comes from something else at this address, such as a web page.
    if (!connection) throw answer.unexpected;
    return pickConnection(connection, subdomain);
  };
}

/** The connection in a success, which may be bare. */
function connectionIn(body: unknown): object | undefined {
  if (!isRecord(body)) return undefined;
  const connection = 'connection' in body ? body.connection : body;
  const isBare = connection === body;
  if (isBare && !knownSubdomain(readProperty(body, 'subdomain'))) return undefined;
  return isRecord(connection) ? connection : undefined;
}
