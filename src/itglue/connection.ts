// What the host may store and show once an account is connected. Never holds the key.

import { keyHint } from './apiKey.js';
import { readProperty } from './readProperty.js';
import { knownSubdomain, type Subdomain } from './regions.js';

/** A connected account. */
export interface Connection {
  subdomain: Subdomain;
  /** How many organizations the key can see. */
  organizationCount?: number;
  /** The last four characters of the key. Left out for a key of fewer than 16. */
  keyHint?: string;
  /** When the account was connected, as an ISO 8601 date and time. */
  connectedAt?: string;
  /** The host's own identifier for the connection. */
  id?: string;
}

/**
 * Reads a connection from a value that came over the wire or from a database. Keeps the fields that are well formed and
 * drops everything else, so a key in a database row is not copied. Never throws.
 *
 * @param subdomain used if the value has no valid subdomain
 * @returns the fields that are well formed. `undefined` for a value that is not an object, unless `subdomain` is given.
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

/** Whether a value is an ISO 8601 date. `Date.parse` alone finds a date in almost any text that contains a number. */
export const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));

/** The end of a key. If the value may be a whole key, keeps only what `keyHint` would. */
function pickHint(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // A host may store the hint with the rest of the key as dots or asterisks.
  const end = /^[^\w-]*?([\w.-]{1,4})$/.exec(value)?.[1];
  return end ?? keyHint(value);
}
