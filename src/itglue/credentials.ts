// What the user hands over: its shape, and how a pasted key is made clean.

import * as z from 'zod/mini';
import { regions, type Subdomain } from './regions.js';
import { trimEnd } from './trimEnd.js';

/** What it takes to call IT Glue. */
export interface Credentials {
  subdomain: Subdomain;
  /** Secret. Sent to IT Glue in the header `x-api-key`. */
  apiKey: string;
}

// The shape of a key, as Nango's providers.yaml has it for `itglue`: `^ITG\.[a-zA-Z0-9._-]+$`.
const keyShape = /^ITG\.[\w.-]+$/;

// IT Glue documents no length; its keys are a good deal shorter.
const longestKey = 512;

/**
 * Checks credentials before they are sent anywhere. A value without the shape of a key is refused,
 * since it may be the user's own password.
 *
 * The messages of its issues are `missing`, `malformed` and `too_long`, which is more than 512 characters.
 */
export const credentialsSchema = z.object({
  subdomain: z.literal(
    regions.map(({ subdomain }) => subdomain),
    'missing',
  ),
  apiKey: z
    .string('missing')
    .check(
      z.minLength(1, 'missing'),
      z.maxLength(longestKey, 'too_long'),
      z.regex(keyShape, 'malformed'),
    ),
});

/** Whether a text has the shape of a key. */
export const isApiKey = (text: string): boolean => keyShape.test(text);

/** Why a field was refused: one of the messages of {@link credentialsSchema}. */
export type FieldError = 'missing' | 'malformed' | 'too_long';

// A longer text is no key.
const longestText = 10_000;

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
  return findUsualKey(visible, bare) ?? findAnyKey(bare) ?? bare;
}

// The shape of the keys in public scripts, in a text in which every `\n` may be in the middle of a key:
// `ITG.`, 32 hexadecimal digits, `.`, 64 more characters. Also between two `_`, by which some mark what is important.
const usualKeys =
  /(?<![\w.-])(_*)I\n?T\n?G\n?\.\n?(?:[\dA-Fa-f]\n?){32}\.\n?(?:[\w-]\n?){63}[\w-]\1(?!\.*[\w\p{Pd}•…+=])/gu;
// One that begins like that.
const likeUsualKeys = /I\n?T\n?G\n?\.\n?(?:[\dA-Fa-f]\n?){32}\.[\w\n.-]*/g;
// Not where it is cut off or damaged after, as by a dash that has become another one: a part is no key.
const keysInText = /(?<![\w.-])ITG\.[\w.-]*[\w-](?!\.*(?:[\w\p{Pd}*•…+=]|\/\S))/gu;

/**
 * The one key of the usual shape. The whole text if there are two keys, or if it cannot be said where one ends.
 * `undefined` where there is nothing like that.
 */
function findUsualKey(text: string, bare: string): string | undefined {
  // Mail quotes a line with `>`.
  const joined = text.replace(/(\s+)(>[\s>]*)?(\S*)/g, (all, space, _quote, word) =>
    isInsideKey(space, word) ? `\n${word}` : all.replace(/^\s+/, ' '),
  );
  const found = joined.match(usualKeys)?.map((key) => key.replace(/\n|^_+/g, '').slice(0, 101));
  if (!found) {
    const severed = joined.match(likeUsualKeys)?.some((part) => part.trim().includes('\n'));
    return severed ? bare : undefined;
  }
  const [key = ''] = found;
  // Of one that is wrapped, the first line is found as another.
  const others = [...found, ...(bare.match(keysInText) ?? [])];
  return others.every((other) => key.startsWith(other)) ? key : bare;
}

/** The one key of any shape. */
function findAnyKey(bare: string): string | undefined {
  const found =
    bare.replace(/(?<![\w.*-])(\*+)(ITG\.[\w.-]*[\w-])\1(?![\w*])/g, '$2').match(keysInText) ?? [];
  if (found.length < 2) {
    const unwrapped = bare.replace(/(\s+)(\S*)/g, (all, space, word) =>
      isInsideKey(space, word) ? word : all,
    );
    if (isApiKey(unwrapped)) return unwrapped;
  }
  return new Set(found).size === 1 ? found[0] : undefined;
}

/**
 * Whether white space may be in the middle of a key. Mail and terminals wrap a long one, so a line break is not the
 * end of it. A space may have crept into one, too, but a plain word after a space is not part of it.
 */
const isInsideKey = (space: string, word: string) =>
  /[\r\n\u2028\u2029]/.test(space) || /[\d_]/.test(word);

/**
 * The end of a key, by which its owner knows it again in a list. At most four characters,
 * and none of a key so short that four would give much of it away.
 */
export function keyHint(apiKey: string): string | undefined {
  return apiKey.length >= 16 ? apiKey.slice(-4) : undefined;
}
