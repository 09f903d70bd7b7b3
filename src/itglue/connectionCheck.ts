// What a check of a stored connection found.

import { type ConnectErrorCode, isCode } from './connectError.js';
import { isCount, isDate } from './connection.js';
import { readProperty } from './readProperty.js';
import { knownSubdomain, type Subdomain } from './regions.js';

const healths = ['ok', 'broken', 'unknown'] as const;

/** `broken`: IT Glue refuses the key. `unknown`: IT Glue could not be asked, which says nothing about the key. */
export type Health = (typeof healths)[number];

/** What a check found. It never holds the key. */
export interface ConnectionCheck {
  health: Health;
  /**
   * Why it is not `ok`. With `broken`: `key_rejected`, or `wrong_subdomain` if the key is good at another subdomain.
   * With `unknown`: any other code.
   */
  code?: ConnectErrorCode;
  /** With `wrong_subdomain`: the subdomain at which IT Glue accepts the key. */
  suggestedSubdomain?: Subdomain;
  /** How long to wait before the next check, in seconds. May come with `rate_limited`. */
  retryAfter?: number;
  /** With `ok`: how many organizations the key can see. */
  organizationCount?: number;
  /** When IT Glue was asked, as an ISO 8601 date and time. */
  checkedAt: string;
}

/**
 * Picks a check out of something that came over the wire or from a database, field by field. Never throws.
 *
 * @returns `undefined` for a value without a health and a time
 */
export function pickCheck(value: unknown): ConnectionCheck | undefined {
  const given = readProperty(value, 'health');
  const health = healths.find((health) => health === given);
  const checkedAt = readProperty(value, 'checkedAt');
  if (!health || !isDate(checkedAt)) return undefined;
  const code = readProperty(value, 'code');
  const suggestedSubdomain = knownSubdomain(readProperty(value, 'suggestedSubdomain'));
  const retryAfter = readProperty(value, 'retryAfter');
  const organizationCount = readProperty(value, 'organizationCount');
  return {
    health,
    ...(isCode(code) && { code }),
    ...(suggestedSubdomain && { suggestedSubdomain }),
    ...(typeof retryAfter === 'number' && retryAfter >= 0 && { retryAfter }),
    ...(isCount(organizationCount) && { organizationCount }),
    checkedAt,
  };
}
