// What an API key looks like, and how much of one may be shown.

// As Nango's providers.yaml has it for `itglue`: `^ITG\.[a-zA-Z0-9._-]+$`.
export const keyShape = /^ITG\.[\w.-]+$/;

// IT Glue documents no length; its keys are a good deal shorter.
export const longestKey = 512;

/** Whether a text has the shape of a key. */
export const isApiKey = (text: string): boolean => keyShape.test(text);

/** Why a field of the credentials was refused. `too_long` is a key of more than 512 characters. */
export type FieldError = 'missing' | 'malformed' | 'too_long';

/** Why a value is refused as a key. `undefined` for one that is accepted. */
export function keyError(apiKey: unknown): FieldError | undefined {
  if (typeof apiKey !== 'string' || !apiKey) return 'missing';
  if (apiKey.length > longestKey) return 'too_long';
  return isApiKey(apiKey) ? undefined : 'malformed';
}

/**
 * The end of a key, by which its owner knows it again in a list. At most four characters,
 * and none of a key so short that four would give much of it away.
 */
export function keyHint(apiKey: string): string | undefined {
  return apiKey.length >= 16 ? apiKey.slice(-4) : undefined;
}
