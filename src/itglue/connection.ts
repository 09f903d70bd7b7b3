// What may be known and shown once an account is connected. It never holds the key.

import { regions, type Subdomain } from './regions.js';

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
 * Takes a connection out of something that came over the wire or from a host's store, field by field,
 * so that a row that still has the key in it cannot carry it along.
 *
 * @param subdomain what is taken where the value names no subdomain
 */
export function pickConnection(value: unknown, subdomain: Subdomain): Connection {
  const given: Partial<Record<keyof Connection, unknown>> = value ?? {};
  const { organizationCount, keyHint, connectedAt, id } = given;
  return {
    subdomain:
      regions.find((region) => region.subdomain === given.subdomain)?.subdomain ?? subdomain,
    ...(typeof organizationCount === 'number' && { organizationCount }),
    ...(typeof keyHint === 'string' && { keyHint: keyHint.slice(-4) }),
    ...(typeof connectedAt === 'string' && { connectedAt }),
    ...(typeof id === 'string' && { id }),
  };
}
