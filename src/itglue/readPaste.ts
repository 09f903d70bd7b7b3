// What is pasted may be more than a key: a ticket, a note of a vault, a command line.

import { isApiKey } from './apiKey.js';
import { cleanApiKey, longestText } from './credentials.js';
import { type Address, isKaseyaSignIn, parseAddress } from './regions.js';

/** What a pasted text says. */
export interface Paste {
  /** The key, if there is exactly one. */
  apiKey: string | undefined;
  /** An address at IT Glue, if all those in the text are of one region. */
  address: Address | undefined;
}

/** Finds the key and the region in a text. One of more than 10,000 characters says nothing. */
export function readPaste(text: string): Paste {
  if (text.length > longestText) return { apiKey: undefined, address: undefined };
  const apiKey = cleanApiKey(text);
  return {
    // A company named ITG would have an address of the shape of a key.
    apiKey: isApiKey(apiKey) && !parseAddress(apiKey) ? apiKey : undefined,
    address: findAddress(text),
  };
}

function findAddress(text: string): Address | undefined {
  const words = text
    .split(/[\s"'`<>()[\]{}|,;*]+/)
    .filter((word) => /(itglue|kaseya)\.com/i.test(word))
    // A label may be directly before it: `ITGLUE_URL=https://…`.
    .map((word) => word.replace(/^\w+[:=](?!\/)/, ''));
  // In a mail, where it redirects to may be on a line of its own.
  if (words.some((word) => word.includes('?') && isKaseyaSignIn(word))) return undefined;
  const addresses = words.flatMap((word) => parseAddress(word) ?? []);
  const [first] = addresses;
  if (addresses.some(({ subdomain }) => subdomain !== first?.subdomain)) return undefined;
  // The company's own site says more than the one for everybody.
  return addresses.find(({ origin }) => !origin.startsWith('https://app.')) ?? first;
}
