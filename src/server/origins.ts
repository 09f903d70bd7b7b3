// Which origins may send requests: the request's own, and those that the host allows.

import { quote, Refusal } from './refusal.js';

/**
 * Checks the option `allowedOrigins`, and writes each origin as browsers do.
 *
 * @param handler the name of the function that has the option
 * @throws {TypeError} for anything that is not an origin
 */
export function readOrigins(handler: string, allowedOrigins: unknown = []): string[] {
  if (Array.isArray(allowedOrigins))
    return allowedOrigins.map((entry) => readOrigin(handler, entry));
  throw new TypeError(
    `${handler}: allowedOrigins is not an array. Write allowedOrigins: ['https://app.acme.example'].`,
  );
}

function readOrigin(handler: string, entry: unknown): string {
  try {
    const url = new URL(String(entry));
    // Of a scheme that is not the web's, such as an app's own, a URL has no origin, and a browser sends this.
    const origin = url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
    const isBare = url.host && url.href.replace(/\/$/, '') === origin;
    if (typeof entry === 'string' && isBare && !entry.includes('*')) return origin;
  } catch {
    // Not an address at all.
  }
  throw new TypeError(
    `${handler}: allowedOrigins contains ${JSON.stringify(entry)}, which is not an origin. Write a scheme and a host, such as 'https://app.acme.example', without a path or a wildcard.`,
  );
}

/** @throws {Refusal} for a request that another site's page made the browser send */
export function checkOrigin(
  { headers, method, url }: Request,
  allowedOrigins: readonly string[],
): void {
  const origin = headers.get('origin');
  // Browsers name the origin of a page that could read the answer, and reading is all that GET does.
  if (method === 'GET' && origin === null) return;
  if (origin !== null && allowedOrigins.includes(origin)) return;
  const site = headers.get('sec-fetch-site');
  const own = new URL(url).origin;
  // No script can set this header, and unlike the origin it is right behind a proxy. Browsers leave it out
  // on plain http, except at localhost. Every browser names the origin of a post from elsewhere, so that
  // without one it is not a browser.
  if (site === null ? origin === null || origin === own : site === 'same-origin') return;
  const from = origin === null ? 'without an origin' : `origin ${quote(origin)}`;
  const sent = site === null ? '' : ` (Sec-Fetch-Site: ${quote(site)})`;
  const expected = [own, ...allowedOrigins].join(' or ');
  throw new Refusal(
    403,
    `${from}${sent} is not ${expected}. If it is the origin of your form's page, add it to allowedOrigins. A server after a proxy does not know its public origin, and X-Forwarded-* headers are not trusted.`,
  );
}
