// The parts of the host's connection that can be shown. It may be an unchecked database row.

import { type Connection, pickConnection } from '../itglue/connection.js';
import { regions } from '../itglue/regions.js';

/** A connection of which any field may be missing. */
export type KnownConnection = Partial<Connection>;

/** Picks the fields that can be shown. Never throws, whatever the value is. */
export function knownConnection(value: Connection): KnownConnection {
  // `pickConnection` fills in a missing subdomain, which would be a guess.
  const subdomain = regions.find((region) => region.subdomain === value.subdomain)?.subdomain;
  const { subdomain: _picked, ...rest } = pickConnection(value, 'api');
  return { ...rest, ...(subdomain && { subdomain }) };
}

/** Identifies a connection. Leaves out the number of organizations, which changes by itself. */
export function identityOf({ id, subdomain, keyHint, connectedAt }: KnownConnection): string {
  return JSON.stringify([id, subdomain, keyHint, connectedAt]);
}
