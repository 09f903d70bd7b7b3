// What the user enters, and how a pasted key is cleaned.

import { isApiKey } from './apiKey.js';
import type { Subdomain } from './regions.js';
import { trimEnd } from './trimEnd.js';

/** What a call to IT Glue needs. */
export interface Credentials {
  subdomain: Subdomain;
  /** Secret. Sent to IT Glue in the header `x-api-key`. */
  apiKey: string;
}

/** The longest text, in characters, that is searched for a key. A longer paste could freeze the page. */
export const longestText = 10_000;

/**
 * Removes what gets copied along with a key: white space, line breaks, zero-width characters, quotes, a leading
 * `x-api-key:`. Finds the key in a longer text, if there is exactly one. Any other text is returned trimmed, and the
 * schema refuses it. A text of more than 10,000 characters is returned unchanged.
 *
 * Idempotent. Never adds characters. Runs in linear time.
 */
export function cleanApiKey(text: string): string {
  // A text made only of characters that a key may contain is already clean. The exception is a leading underscore, which
  // may be one of a pair around a key.
  return /^(?!_)[\w.-]*$/.test(text) || text.length > longestText ? text : extractKey(text);
}

// A browser takes long to create a regular expression with Unicode properties, such as `\p{Pd}`. Here and in `regions.ts`,
// each is created when a text needs it: as constants, they would delay the form.

function extractKey(text: string): string {
  const visible = text.replace(/\p{Cf}|(?!\s)\p{Cc}/gu, '');
  const bare = trimEnd(
    visible.replace(/^(?:[\s"'`\p{Pi}\p{Pf}]|x-api-key["'`]*\s*[:=])+/iu, ''),
    /[\s"'`\p{Pi}\p{Pf},;]/u,
  );
  return findKey(bare) ?? bare;
}

// The shape of keys in public scripts: `ITG.`, 32 hexadecimal digits, `.`, 64 more characters. Any `\n` in the text may
// be in the middle of a key. The key may be in italics, between `_`.
const usualKeys = () =>
  /(?<![\w.-])(_*)(I\n?T\n?G\n?\.\n?(?:[\dA-Fa-f]\n?){32}\.\n?(?:[\w-]\n?){63}[\w-])\1(?!\.*[\w\p{Pd}•…+=])/gu;
// A text that begins like such a key.
const likeUsualKeys = /I\n?T\n?G\n?\.\n?(?:[\dA-Fa-f]\n?){32}\.[\w\n.-]*/g;
// Keys of any shape, on one line. The key may be in bold, with as many `*` before it as after it. Keys that are cut off
// or damaged, such as by a hyphen that was turned into a dash, don't match: part of a key isn't a key.
const anyKeys = () =>
  /(?<![\w.-])(?:(?<!\*)(\*+))?(ITG\.[\w.-]*[\w-])\1(?!\.*(?:[\w\p{Pd}*•…+=]|\/\S))/gu;

const keysIn = (text: string, shape: RegExp): string[] =>
  Array.from(text.matchAll(shape), ([, , key = '']) => key.replaceAll('\n', ''));

/** The only key in a text. `undefined` if there is none, if there are several, or if its end is unclear. */
function findKey(text: string): string | undefined {
  // Mail programs quote a line with `>`.
  const joined = text.replace(/(\s+)(>[\s>]*)?(\S*)/g, (all, space, _quote, word) =>
    isInsideKey(space, word) ? `\n${word}` : all,
  );
  const usual = keysIn(joined, usualKeys());
  const any = keysIn(text, anyKeys());
  const [key = any[0]] = usual;
  if (usual.length) {
    // The first line of a wrapped key is also found as a key of its own.
    return [...usual, ...any].every((other) => key?.startsWith(other)) ? key : undefined;
  }
  const isSevered = joined.match(likeUsualKeys)?.some((part) => part.trim().includes('\n'));
  if (isSevered) return undefined;
  // If the length of the key is unknown, it is unclear whether it continues in a quoted line.
  const unwrapped = text.includes('>') ? '' : joined.replaceAll('\n', '');
  if (any.length < 2 && isApiKey(unwrapped)) return unwrapped;
  return any.every((other) => other === key) ? key : undefined;
}

/**
 * Whether white space may be in the middle of a key. Mail programs and terminals wrap a long key, so a line break
 * doesn't end it. A key may also contain a stray space, but a plain word after a space isn't part of it.
 */
const isInsideKey = (space: string, word: string) =>
  /[\r\n\u2028\u2029]/.test(space) || /[\d_]/.test(word);
