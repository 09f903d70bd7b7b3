// One request to the host's server, and its answer.

import { attemptHeader } from '../itglue/attempt.js';
import { ConnectError } from '../itglue/connectError.js';
import { addressOf, failureOf, isResponse, readResponse } from './readResponse.js';

/** How to send requests to the host's server. */
export interface SendOptions {
  /**
   * Additional headers. `accept` is set already, and `content-type` if there is a body. A function is called for each
   * request, for a CSRF token. What it throws is rethrown.
   */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Whether to send cookies. `same-origin` by default. */
  credentials?: RequestCredentials;
  /** Replaces the global `fetch`. */
  fetch?: typeof fetch;
}

interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  /** Sent as JSON. */
  body?: object;
  /** A key that is in the body. Kept out of every error. */
  apiKey?: string;
  /** The id of the attempt to connect, by which the server's log names it. */
  attemptId?: string | undefined;
  signal: AbortSignal;
}

/** The body of a success, and the failure to throw if it isn't what the caller expects. */
export interface Answer {
  /** Parsed if it is JSON, and otherwise text. */
  body: unknown;
  /** Whether there is no body: with 204, or with nothing but white space. */
  isEmpty: boolean;
  unexpected: ConnectError;
}

/**
 * Sends a request. Follows no redirect. Rejects with the signal's reason once the signal is aborted.
 *
 * @throws {ConnectError} the failure in the answer, or the one that matches its status. Its `cause` has `status`,
 * `contentType` and `address`. `offline` if there is no answer, with the error of `fetch` as its cause.
 */
export async function send(
  url: string | URL,
  options: SendOptions,
  { method, body, apiKey, attemptId, signal }: Request,
): Promise<Answer> {
  const headers = new Headers(
    typeof options.headers === 'function' ? await options.headers() : options.headers,
  );
  // The user may have cancelled while the host made the headers. A `fetch` of the host's may ignore the signal.
  signal.throwIfAborted();
  if (body) headers.set('content-type', 'application/json');
  if (attemptId) headers.set(attemptHeader, attemptId);
  headers.set('accept', 'application/json, application/problem+json');
  let response: unknown;
  try {
    response = await (options.fetch ?? fetch)(url, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
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
  const read = await readResponse(response, apiKey, url).finally(() => signal.throwIfAborted());
  return {
    body: read,
    isEmpty: response.status === 204 || (typeof read === 'string' && !read.trim()),
    unexpected: failureOf(response, undefined, apiKey, url),
  };
}

/** Browsers don't say why: a server that is down looks like one that doesn't allow this origin. */
function unreachable(url: string | URL): string {
  const address = addressOf(url);
  const origin = globalThis.location?.origin;
  return !origin || address.startsWith(`${origin}/`)
    ? `${address} cannot be reached`
    : `${address} cannot be reached. From ${origin} it takes CORS headers, also for the preflight request. Allow the headers content-type and ${attemptHeader}`;
}
