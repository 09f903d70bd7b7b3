// What may be known and shown once an account is connected. It never holds the key.

import { keyHint } from './apiKey.js';
import { readProperty } from './readProperty.js';
import { knownSubdomain, type Subdomain } from './regions.js';

/** A connected account. */
export interface Connection {
  subdomain: Subdomain;
  /** How many organizations the key can see. */
  organizationCount?: number;
  /** The last four characters of the key. There is none for a key of fewer than 16. */
  keyHint?: string;
  /** When it was connected, as an ISO 8601 date and time. */
  connectedAt?: string;
  /** The host's own identifier for it. */
  id?: string;
}

/**
 * Takes a connection out of something that came over the wire or from a database, field by field: what is
 * well-formed is kept, everything else is left out. A row that still has the key in it does not carry it along.
 * Never throws.
 *
 * @param subdomain used where the value has no subdomain that exists
 * @returns without `subdomain`: whatever is well-formed, and `undefined` for a value that is no object
 */
export function pickConnection(value: unknown, subdomain: Subdomain): Connection;
export function pickConnection(value: unknown): Partial<Connection> | undefined;
export function pickConnection(
  value: unknown,
  subdomain?: Subdomain,
): Partial<Connection> | undefined {
  if (!subdomain && (typeof value !== 'object' || !value)) return undefined;
  const at = knownSubdomain(readProperty(value, 'subdomain')) ?? subdomain;
  const organizationCount = readProperty(value, 'organizationCount');
  const hint = pickHint(readProperty(value, 'keyHint'));
  const connectedAt = readProperty(value, 'connectedAt');
  const id = readProperty(value, 'id');
  return {
    ...(at && { subdomain: at }),
    ...(isCount(organizationCount) && { organizationCount }),
    ...(hint && { keyHint: hint }),
    ...(isDate(connectedAt) && { connectedAt }),
    ...(typeof id === 'string' && { id }),
  };
}

/** Whether a value can be a number of organizations. */
export const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether a value is an ISO 8601 date. `Date.parse` itself reads one out of almost any text with a number in it. */
export const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));

/** The end of a key. Of a value that may be the whole key no more is kept than of a key itself. */
function pickHint(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // As a host may store it, with the rest of the key as dots or stars.
  const end = /^[^\w-]*?([\w.-]{1,4})$/.exec(value)?.[1];
  return end ?? keyHint(value);
}
