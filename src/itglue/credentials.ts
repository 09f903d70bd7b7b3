// What the user hands over: its shape, and how a pasted key is made clean.

import * as z from 'zod/mini';
import type { Subdomain } from './regions.js';

/** What it takes to call IT Glue. */
export interface Credentials {
  subdomain: Subdomain;
  /** Secret. Sent to IT Glue in the header `x-api-key`. */
  apiKey: string;
}

// The shape of a key, as Nango's providers.yaml has it for `itglue`: `^ITG\.[a-zA-Z0-9._-]+$`.
const keyShape = /^ITG\.[\w.-]+$/;
// Not where it is cut off or damaged behind, as by a dash that has become another one: a part is no key.
const keysInText = /(?<![\w.-])ITG\.[\w.-]*[\w-](?!\.*[\w\p{Pd}*•…+/=])/gu;

/**
 * Checks credentials before they are sent anywhere. A value without the shape of a key is refused,
 * since it may be the user's own password.
 *
 * The messages of its issues are `missing`, `malformed` and `too_long`, which is more than 512 characters.
 */
export const credentialsSchema = z.object({
  subdomain: z.literal(['api', 'api.eu', 'api.au'] satisfies Subdomain[], 'missing'),
  apiKey: z.string('missing').check(
    z.minLength(1, 'missing'),
    // IT Glue documents no length; its keys are a good deal shorter.
    z.maxLength(512, 'too_long'),
    z.regex(keyShape, 'malformed'),
  ),
});

/** Whether a text has the shape of a key. */
export const isApiKey = (text: string): boolean => keyShape.test(text);

/** Why a field was refused: one of the messages of {@link credentialsSchema}. */
export type FieldError = 'missing' | 'malformed' | 'too_long';

/**
 * Takes off what comes along when a key is copied: white space, line breaks, zero-width characters,
 * quotes, a leading `x-api-key:`. From a longer text with exactly one key in it, that key.
 * Whatever else is given comes back trimmed, for the schema to refuse; more than 10,000 characters come
 * back as they are.
 *
 * Idempotent, and it adds nothing: what it returns is made of what was given.
 */
export function cleanApiKey(text: string): string {
  // Every character that is typed comes here, and where all of them may be in a key there is nothing to do.
  // A text that is too long is no key, and the expressions below would take long over it.
  if (/^[\w.-]*$/.test(text) || text.length > 10_000) return text;
  const bare = text
    .replace(/\p{Cf}|(?!\s)\p{Cc}/gu, '')
    .replace(/^(?:[\s"'`\p{Pi}\p{Pf}]|x-api-key["'`]*\s*[:=])+/iu, '')
    .replace(/[\s"'`\p{Pi}\p{Pf},;]+$/u, '');
  const found = bare.match(keysInText) ?? [];
  if (found.length < 2) {
    // Mail and terminals wrap a long key, so a line break inside one is not the end of it. A blank may have
    // crept into one, too, but a plain word behind a blank is not part of it.
    const unwrapped = bare.replace(/\s*[\r\n]\s*|\s+(?=\S*[\d_])/g, '');
    if (isApiKey(unwrapped)) return unwrapped;
  }
  return (new Set(found).size === 1 && found[0]) || bare;
}

/**
 * The end of a key, by which its owner knows it again in a list. At most four characters,
 * and none of a key so short that four would give much of it away.
 */
export function keyHint(apiKey: string): string | undefined {
  return apiKey.length >= 16 ? apiKey.slice(-4) : undefined;
}
