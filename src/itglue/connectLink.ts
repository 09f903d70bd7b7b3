// A connect link, and how it travels: in the fragment to the page, in a header to the server, and as JSON back.

import { isDate } from './connection.js';
import { readProperty } from './readProperty.js';

/** The name of the token in the fragment: `#connect-link=…`. */
export const linkParameter = 'connect-link';

/** The request header with the token. */
export const linkHeader = 'x-connect-link';

const statuses = ['open', 'expired', 'used', 'revoked', 'invalid'] as const;

/**
 * What became of a link. `open` can connect. `invalid` is every link whose content can't be read or trusted, such as one
 * that was cut.
 */
export type LinkStatus = (typeof statuses)[number];

/** A link as its page shows it. Has neither the token nor the host's context. */
export interface ShownLink {
  status: LinkStatus;
  /** Who asks, such as "Dana Reyes". */
  from?: string;
  /** Whose account at the host gets the connection, such as "Northwind". */
  for?: string;
  /** What the sender adds. Sent only for an open link. */
  note?: string;
  /** Until when the link can connect, as an ISO 8601 date and time. */
  expiresAt?: string;
}

/** What the page of a link says before anything is typed. */
export type ShownWords = Pick<ShownLink, 'from' | 'for' | 'note'>;

/** Reads the words of a link, without those that are empty or no text. Never throws. */
export function pickWords(value: unknown): ShownWords {
  const words: ShownWords = {};
  for (const name of ['from', 'for', 'note'] as const) {
    const text = readProperty(value, name);
    if (typeof text === 'string' && text.trim()) words[name] = text.trim();
  }
  return words;
}

/** Reads a link that came over the wire. `undefined` if it isn't one. Never throws. */
export function pickLink(value: unknown): ShownLink | undefined {
  const status = statuses.find((status) => status === readProperty(value, 'status'));
  if (!status) return undefined;
  const expiresAt = readProperty(value, 'expiresAt');
  return { status, ...pickWords(value), ...(isDate(expiresAt) && { expiresAt }) };
}
