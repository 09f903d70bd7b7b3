// What the host's server answered: a connection, or why there is none.

import { ConnectError, fromProblem } from '../itglue/connectError.js';
import { readProperty } from '../itglue/readProperty.js';

/** Recognizes a response by its shape: frameworks, polyfills and other realms have a `Response` of their own. */
export const isResponse = (value: unknown): value is Response =>
  typeof readProperty(value, 'ok') === 'boolean' &&
  typeof readProperty(value, 'json') === 'function';

/**
 * Reads the body of a success: as JSON, or as text if it is not JSON.
 *
 * @param apiKey a key that was sent, kept out of the error
 * @param url in place of the response's own, which is empty after a redirect that was not followed
 * @throws {ConnectError} for any other status, and for a web page: some hosts answer every address with their own page
 * and status 200
 */
export async function readResponse(
  response: Response,
  apiKey?: string,
  url: string | URL = response.url,
): Promise<unknown> {
  const body = await readBody(response);
  const isPage = typeof body === 'string' && /^\s*</.test(body);
  if (response.ok && !isPage) return body;
  throw failureOf(response, body, apiKey, url);
}

/** The failure in an answer. Its message and its cause name status, content type and address. */
export function failureOf(
  response: Response,
  body: unknown,
  apiKey: string | undefined,
  url: string | URL,
): ConnectError {
  const { status, type } = response;
  // A host's test may pass a response without headers.
  const header = (name: string) => response.headers?.get(name) ?? null;
  const { code, suggestedSubdomain, retryAfter } = fromProblem(body, status, header('retry-after'));
  const contentType = header('content-type') ?? 'no content type';
  const address = apiKey ? addressOf(url).replaceAll(apiKey, '…') : addressOf(url);
  const answer =
    type === 'opaqueredirect'
      ? 'a redirect, which is not followed'
      : `${status} and ${contentType}`;
  return new ConnectError(code, {
    suggestedSubdomain,
    retryAfter,
    message: `${address} answered with ${answer} (${code})`,
    cause: { status, contentType, address },
  });
}

/** An address without what may be secret in it: user name, password and query. */
export function addressOf(url: string | URL): string {
  try {
    const { origin, pathname } = new URL(url, globalThis.location?.href);
    return origin + pathname;
  } catch {
    return 'The server';
  }
}

/** `undefined` where it cannot be read, as when the host has read it already. */
async function readBody(response: Response): Promise<unknown> {
  try {
    // From a copy, so that the host can still read what it threw.
    const copy = response.clone?.() ?? response;
    if (typeof copy.text !== 'function') return await copy.json();
    const text = await copy.text();
    return text.trim().startsWith('{') ? JSON.parse(text) : text;
  } catch {
    return undefined;
  }
}
