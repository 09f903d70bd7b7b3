// What the user hands over: its shape, and how a pasted key is made clean.

import { isApiKey } from './apiKey.js';
import type { Subdomain } from './regions.js';
import { trimEnd } from './trimEnd.js';

/** What it takes to call IT Glue. */
export interface Credentials {
  subdomain: Subdomain;
  /** Secret. Sent to IT Glue in the header `x-api-key`. */
  apiKey: string;
}

/** A longer text is not searched, so that a huge paste does not freeze the page. */
export const longestText = 10_000;

/**
 * Takes off what comes along when a key is copied: white space, line breaks, zero-width characters,
 * quotes, a leading `x-api-key:`. From a longer text with exactly one key in it, that key.
 * Whatever else is given comes back trimmed, for the schema to refuse; more than 10,000 characters come
 * back as they are.
 *
 * Idempotent, and it adds nothing: what it returns is made of what was given. Takes time in proportion to the text.
 */
export function cleanApiKey(text: string): string {
  // Every character that is typed comes here, and where all of them may be in a key there is nothing to do.
  // Only an underscore at the beginning may be one of two around a key.
  if (/^(?!_)[\w.-]*$/.test(text) || text.length > longestText) return text;
  const visible = text.replace(/\p{Cf}|(?!\s)\p{Cc}/gu, '');
  const bare = trimEnd(
    visible.replace(/^(?:[\s"'`\p{Pi}\p{Pf}]|x-api-key["'`]*\s*[:=])+/iu, ''),
    /[\s"'`\p{Pi}\p{Pf},;]/u,
  );
  return findKey(bare) ?? bare;
}

// The shape of the keys in public scripts, in a text in which every `\n` may be in the middle of a key:
// `ITG.`, 32 hexadecimal digits, `.`, 64 more characters. Also between two `_`, by which some mark what is important.
const usualKeys =
  /(?<![\w.-])(_*)(I\n?T\n?G\n?\.\n?(?:[\dA-Fa-f]\n?){32}\.\n?(?:[\w-]\n?){63}[\w-])\1(?!\.*[\w\p{Pd}•…+=])/gu;
// What begins like that.
const likeUsualKeys = /I\n?T\n?G\n?\.\n?(?:[\dA-Fa-f]\n?){32}\.[\w\n.-]*/g;
// Keys of any shape, on one line. Also in bold, between as many `*`. Not where a key is cut off or damaged after, as by
// a dash that has become another one: a part is no key.
const anyKeys =
  /(?<![\w.-])(?:(?<!\*)(\*+))?(ITG\.[\w.-]*[\w-])\1(?!\.*(?:[\w\p{Pd}*•…+=]|\/\S))/gu;

const keysIn = (text: string, shape: RegExp): string[] =>
  Array.from(text.matchAll(shape), ([, , key = '']) => key.replaceAll('\n', ''));

/** The one key in a text. `undefined` if there are two, if there is none, or if it cannot be said where it ends. */
function findKey(text: string): string | undefined {
  // Mail quotes a line with `>`.
  const joined = text.replace(/(\s+)(>[\s>]*)?(\S*)/g, (all, space, _quote, word) =>
    isInsideKey(space, word) ? `\n${word}` : all,
  );
  const usual = keysIn(joined, usualKeys);
  const any = keysIn(text, anyKeys);
  const [key = any[0]] = usual;
  if (usual.length) {
    // Of one that is wrapped, the first line is found as another.
    return [...usual, ...any].every((other) => key?.startsWith(other)) ? key : undefined;
  }
  const isSevered = joined.match(likeUsualKeys)?.some((part) => part.trim().includes('\n'));
  if (isSevered) return undefined;
  // Of a key of unknown length, nobody knows whether it goes on in a quoted line.
  const unwrapped = text.includes('>') ? '' : joined.replaceAll('\n', '');
  if (any.length < 2 && isApiKey(unwrapped)) return unwrapped;
  return any.every((other) => other === key) ? key : undefined;
}

/**
 * Whether white space may be in the middle of a key. Mail and terminals wrap a long one, so a line break is not the
 * end of it. A space may have crept into one, too, but a plain word after a space is not part of it.
 */
const isInsideKey = (space: string, word: string) =>
  /[\r\n\u2028\u2029]/.test(space) || /[\d_]/.test(word);
