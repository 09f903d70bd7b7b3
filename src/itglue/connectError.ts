// Why connecting failed, and how that travels from the host's server to the form (RFC 9457).

import { regions, type Subdomain } from './regions.js';

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
export type ConnectErrorCode =
  | 'wrong_subdomain'
  | 'key_rejected'
  | 'rate_limited'
  | 'unavailable'
  | 'timeout'
  | 'offline'
  | 'not_allowed'
  | 'invalid_request'
  | 'unknown';

/** What a {@link ConnectError} may know besides its code. */
export interface ConnectErrorOptions {
  /** With `wrong_subdomain`: the subdomain at which IT Glue accepted the key. */
  suggestedSubdomain?: Subdomain | undefined;
  /**
   * How long to wait before the next try, in seconds from 0 to a day, and taken into that. Comes with `rate_limited`,
   * and may with any other.
   */
  retryAfter?: number | undefined;
  /** What it came from. It stays where it was thrown: it is neither sent nor shown. */
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
  declare readonly code: ConnectErrorCode;
  /** The subdomain at which IT Glue accepted the key. */
  declare readonly suggestedSubdomain: Subdomain | undefined;
  /** How long to wait before the next try, in seconds. */
  declare readonly retryAfter: number | undefined;

  constructor(code: ConnectErrorCode, options: ConnectErrorOptions = {}) {
    super(code, options);
    this.code = code;
    this.suggestedSubdomain = options.suggestedSubdomain;
    const { retryAfter } = options;
    // Nobody waits longer than a day, and a time in the past means now.
    this.retryAfter = retryAfter && Math.min(Math.max(retryAfter, 0), 86_400);
  }
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

const statusAndTitle = {
  wrong_subdomain: [422, 'The key belongs to another subdomain'],
  key_rejected: [422, 'IT Glue did not accept the key'],
  rate_limited: [429, 'IT Glue received too many requests'],
  unavailable: [502, 'IT Glue is not available'],
  timeout: [504, 'IT Glue did not answer in time'],
  offline: [503, 'The server cannot be reached'],
  not_allowed: [403, 'Not allowed to connect IT Glue'],
  invalid_request: [400, 'The request is not valid'],
  unknown: [500, 'Something went wrong'],
} satisfies Record<ConnectErrorCode, [status: number, title: string]>;

/**
 * An error as it is sent. The cause stays behind.
 *
 * @param status in place of the usual status of the code
 */
export function toProblem(error: ConnectError, status?: number): Problem {
  const [usualStatus, title] = statusAndTitle[error.code];
  return {
    type: `urn:itglue-connect:${error.code}`,
    title,
    status: status ?? usualStatus,
    code: error.code,
    ...(error.suggestedSubdomain && { suggestedSubdomain: error.suggestedSubdomain }),
    ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }),
  };
}

const codes: readonly string[] = [
  'wrong_subdomain',
  'key_rejected',
  'rate_limited',
  'unavailable',
  'timeout',
  'offline',
  'not_allowed',
  'invalid_request',
  'unknown',
] satisfies ConnectErrorCode[];

const isCode = (code: unknown): code is ConnectErrorCode =>
  typeof code === 'string' && codes.includes(code);

/**
 * Reads an answer that is not a success. Where it is not one of our problems, as when a proxy
 * answers in the server's place, its status tells what it can.
 *
 * @param body the parsed answer, or `undefined` where there is none
 * @param retryAfterHeader the header `Retry-After`, which a proxy may have set
 */
export function fromProblem(
  body: unknown,
  status: number,
  retryAfterHeader: string | null = null,
): ConnectError {
  const problem: Partial<Record<keyof Problem, unknown>> = body ?? {};
  const { code, retryAfter, suggestedSubdomain } = problem;
  return new ConnectError(isCode(code) ? code : codeOfStatus(status), {
    suggestedSubdomain: regions.find((region) => region.subdomain === suggestedSubdomain)
      ?.subdomain,
    retryAfter:
      typeof retryAfter === 'number' && retryAfter >= 0
        ? retryAfter
        : parseRetryAfter(retryAfterHeader),
  });
}

function codeOfStatus(status: number): ConnectErrorCode {
  if (status === 401 || status === 403) return 'not_allowed';
  if (status === 429) return 'rate_limited';
  if (status === 502 || status === 503) return 'unavailable';
  if (status === 504) return 'timeout';
  return 'unknown';
}

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3), which is a number of seconds or a date.
 *
 * @returns seconds from now, or `undefined` for an absent or unreadable header
 */
export function parseRetryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  let seconds = Number.NaN;
  if (/^\s*\d+\s*$/.test(header)) seconds = Number(header);
  // Every form of date there begins with the name of the day; `Date.parse` itself takes much more.
  if (/^\s*(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(header)) {
    seconds = Math.ceil((Date.parse(header) - Date.now()) / 1000);
  }
  // A date in the past means now, and nobody waits longer than a day.
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), 86_400);
}
