// What can be shown of the connection that a host hands over, which may come from a database as it is.

import { type Connection, pickConnection } from '../itglue/connection.js';
import { regions } from '../itglue/regions.js';

/** A connection as far as it is known: any part of it may be missing. */
export type KnownConnection = Partial<Connection>;

/** Picks what can be shown. Never throws, whatever the value is. */
export function knownConnection(value: Connection): KnownConnection {
  // The region is only known where it is named: the one that is picked in its place is a guess.
  const subdomain = regions.find((region) => region.subdomain === value.subdomain)?.subdomain;
  const { subdomain: _picked, ...rest } = pickConnection(value, 'api');
  return { ...rest, ...(subdomain && { subdomain }) };
}

/** Tells one connection from the next. Not by the number of organizations, which changes by itself. */
export function identityOf({ id, subdomain, keyHint, connectedAt }: KnownConnection): string {
  return JSON.stringify([id, subdomain, keyHint, connectedAt]);
}
