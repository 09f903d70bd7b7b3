// Reads a pasted text, which may be more than a key: a ticket, a note from a password vault, a command line.

import { isApiKey } from './apiKey.js';
import { cleanApiKey, longestText } from './credentials.js';
import { type Address, isKaseyaSignIn, parseAddress } from './regions.js';

/** What was found in a pasted text. */
export interface Paste {
  /** The key, if the text contains exactly one. */
  apiKey: string | undefined;
  /** An IT Glue address, if all such addresses in the text belong to one region. */
  address: Address | undefined;
}

/** Finds the key and the region in a text. Finds neither in a text of more than 10,000 characters. */
export function readPaste(text: string): Paste {
  if (text.length > longestText) return { apiKey: undefined, address: undefined };
  const apiKey = cleanApiKey(text);
  return {
    // The address of a company named ITG is shaped like a key.
    apiKey: isApiKey(apiKey) && !parseAddress(apiKey) ? apiKey : undefined,
    address: findAddress(text),
  };
}

function findAddress(text: string): Address | undefined {
  const words = text
    .split(/[\s"'`<>()[\]{}|,;*]+/)
    .filter((word) => /(itglue|kaseya)\.com/i.test(word))
    // A label may come right before the address: `ITGLUE_URL=https://…`.
    .map((word) => word.replace(/^\w+[:=](?!\/)/, ''));
  // A Kaseya sign-in address may be wrapped in an email. The IT Glue address that it redirects to names no region.
  if (words.some((word) => word.includes('?') && isKaseyaSignIn(word))) return undefined;
  const addresses = words.flatMap((word) => parseAddress(word) ?? []);
  const [first] = addresses;
  if (addresses.some(({ subdomain }) => subdomain !== first?.subdomain)) return undefined;
  // A company's own address is more useful than the one that everybody shares.
  return addresses.find(({ origin }) => !origin.startsWith('https://app.')) ?? first;
}
