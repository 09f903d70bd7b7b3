// The token of the link that opened this page: taken out of the address, and kept in memory alone.

import { linkHeader, linkParameter } from '../itglue/connectLink.js';

// Not in a component, which the host may mount again when the address no longer has the token.
let token: string | undefined;

/**
 * Takes the token out of the address, so that it is in no history entry, and no other script on the page finds it there.
 *
 * @returns whether there was one
 */
export function takeToken(): boolean {
  const { hash, pathname, search } = window.location;
  const start = `#${linkParameter}=`;
  if (!hash.startsWith(start)) return false;
  token = hash.slice(start.length);
  // Keeps the state, in which routers remember where they are.
  window.history.replaceState(window.history.state, '', pathname + search);
  return true;
}

/** Whether the page was opened with a token. */
export const hasToken = (): boolean => Boolean(token);

/** The header by which the server knows the link. */
export const tokenHeaders = (): Record<string, string> => ({ [linkHeader]: token ?? '' });
