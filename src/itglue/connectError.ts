// Why connecting failed, and how that travels from the host's server to the form (RFC 9457).

import { readProperty } from './readProperty.js';
import { knownSubdomain, type Subdomain } from './regions.js';

/** Every code: the HTTP status it is sent with, and what it means. All else about codes derives from this table. */
export const failures = {
  wrong_subdomain: [422, 'The key belongs to another subdomain'],
  key_rejected: [422, 'IT Glue did not accept the key'],
  rate_limited: [429, 'IT Glue received too many requests'],
  unavailable: [502, 'IT Glue is not available'],
  timeout: [504, 'IT Glue did not answer in time'],
  offline: [503, 'The server cannot be reached'],
  not_allowed: [403, 'Not allowed to connect IT Glue'],
  invalid_request: [400, 'The request is not valid'],
  unknown: [500, 'Something went wrong'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

/**
 * Why connecting failed.
 *
 * | code | when |
 * | --- | --- |
 * | `wrong_subdomain` | the key is good, but at another subdomain |
 * | `key_rejected` | no region accepts the key |
 * | `rate_limited` | IT Glue answered 429 |
 * | `unavailable` | IT Glue answered 5xx, not at all, or with something that is not JSON:API |
 * | `timeout` | no answer in time |
 * | `offline` | the browser is offline, or the host's server cannot be reached |
 * | `not_allowed` | the host does not let this user connect |
 * | `invalid_request` | the request was not one that the form makes |
 * | `unknown` | anything else |
 */
export type ConnectErrorCode = keyof typeof failures;

/**
 * Whether IT Glue answered about this key or its account. The user can mend it in the form, and nobody has to on the
 * server.
 */
export const isAboutTheKey = (code: unknown): boolean =>
  code === 'wrong_subdomain' || code === 'key_rejected' || code === 'rate_limited';

/** Whether a value is one of the codes. */
export const isCode = (code: unknown): code is ConnectErrorCode =>
  typeof code === 'string' && Object.hasOwn(failures, code);

/** Details of a {@link ConnectError}. */
export interface ConnectErrorOptions {
  /** With `wrong_subdomain`: the subdomain at which IT Glue accepted the key. */
  suggestedSubdomain?: Subdomain | undefined;
  /**
   * How long to wait before the next try, in seconds. Clamped to the range from 0 to a day. Comes with `rate_limited`,
   * and may come with any other code.
   */
  retryAfter?: number | undefined;
  /**
   * A sentence for logs, by default what the code means. Never sent or shown to the user. Never put the key in it.
   */
  message?: string | undefined;
  /** The error that caused this one. Never sent or shown to the user. */
  cause?: unknown;
}

/**
 * Throw one from `onConnect`, and the form shows what happened and the way out of it.
 *
 * @example
 * throw new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu' });
 */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  /** Why connecting failed. A code that does not exist becomes `unknown`. */
  declare readonly code: ConnectErrorCode;
  /** The subdomain at which IT Glue accepted the key. */
  declare readonly suggestedSubdomain: Subdomain | undefined;
  /** How long to wait before the next try, in seconds. */
  declare readonly retryAfter: number | undefined;

  constructor(code: ConnectErrorCode, options: ConnectErrorOptions = {}) {
    const known = isCode(code) ? code : 'unknown';
    super(options.message || failures[known][1], options);
    this.code = known;
    this.suggestedSubdomain = knownSubdomain(options.suggestedSubdomain);
    this.retryAfter = secondsToWait(options.retryAfter);
  }
}

/**
 * Whether a value is a {@link ConnectError}, of this copy of the package or of another one: by its name and code,
 * since `instanceof` knows this copy alone. Never throws.
 *
 * Only the code is checked. `new ConnectError(error.code, error)` makes a copy whose other fields are checked too.
 */
export const isConnectError = (value: unknown): value is ConnectError =>
  readProperty(value, 'name') === 'ConnectError' && isCode(readProperty(value, 'code'));

// In seconds: nobody waits longer than a day.
const longestWait = 24 * 60 * 60;

/** A number of seconds that can be waited, or `undefined`. A time in the past means now. */
function secondsToWait(seconds: unknown): number | undefined {
  if (typeof seconds !== 'number' || Number.isNaN(seconds)) return undefined;
  return Math.min(Math.max(seconds, 0), longestWait);
}

/** A {@link ConnectError} on the wire: `application/problem+json`. */
export interface Problem {
  /** A name for the kind of failure: `urn:itglue-connect:` and the code. */
  type: string;
  /** The failure in English, for logs. */
  title: string;
  /** The HTTP status it is sent with. */
  status: number;
  code: ConnectErrorCode;
  suggestedSubdomain?: Subdomain;
  /** In seconds. */
  retryAfter?: number;
}

/**
 * Converts an error to what is sent, without its message and cause. Never throws, and sends only known fields, whatever
 * a host in JavaScript, or another copy of the package, has put into the error.
 *
 * @param status in place of the usual status of the code
 */
export function toProblem(error: ConnectError, status?: number): Problem {
  const given = readProperty(error, 'code');
  const code = isCode(given) ? given : 'unknown';
  const [usualStatus, title] = failures[code];
  const suggestedSubdomain = knownSubdomain(readProperty(error, 'suggestedSubdomain'));
  const retryAfter = secondsToWait(readProperty(error, 'retryAfter'));
  return {
    type: `urn:itglue-connect:${code}`,
    title,
    status: status ?? usualStatus,
    code,
    ...(suggestedSubdomain && { suggestedSubdomain }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** The code that a problem names, as `code` or at the end of `type`. */
function codeIn(problem: unknown): ConnectErrorCode | undefined {
  const type = readProperty(problem, 'type');
  const end = typeof type === 'string' ? /[^:/#]*$/.exec(type)?.[0] : undefined;
  return [readProperty(problem, 'code'), end].find(isCode);
}

/**
 * Reads an answer that is not a success. Where it is not one of our problems, as when a proxy
 * answers in place of the server, it falls back to the status code.
 *
 * @param body the parsed answer, or `undefined` where there is none
 * @param retryAfterHeader the header `Retry-After`, which a proxy may have set
 * @param message a sentence for logs, as in {@link ConnectErrorOptions}
 */
export function fromProblem(
  body: unknown,
  status: number,
  retryAfterHeader: string | null = null,
  message?: string,
): ConnectError {
  const retryAfter = readProperty(body, 'retryAfter');
  return new ConnectError(codeIn(body) ?? codesOfStatus[status] ?? 'unknown', {
    suggestedSubdomain: knownSubdomain(readProperty(body, 'suggestedSubdomain')),
    retryAfter:
      typeof retryAfter === 'number' && retryAfter >= 0
        ? retryAfter
        : parseRetryAfter(retryAfterHeader),
    message,
  });
}

// Of an answer that does not name a code. Every other status is `unknown`.
const codesOfStatus: Partial<Record<number, ConnectErrorCode>> = {
  401: 'not_allowed',
  403: 'not_allowed',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'timeout',
};

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3), which is a number of seconds or a date.
 *
 * @returns seconds from now, or `undefined` for an absent or unreadable header
 */
export function parseRetryAfter(header: string | null): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return secondsToWait(Number(text));
  // Every form of date there begins with the name of the day; `Date.parse` itself accepts much more.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
  // All of them are GMT (5.6.7). The form of asctime does not say so, and would be read as local time.
  const date = /[ :]\d+$/.test(text) ? `${text} GMT` : text;
  return secondsToWait(Math.ceil((Date.parse(date) - Date.now()) / 1000));
}
