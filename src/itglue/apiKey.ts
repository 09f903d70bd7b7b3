// What an API key looks like, and how much of one may be shown.

// The pattern in Nango's providers.yaml, entry `itglue`: `^ITG\.[a-zA-Z0-9._-]+$`.
export const keyShape = /^ITG\.[\w.-]+$/;

// IT Glue documents no length. The keys seen so far are much shorter.
export const longestKey = 512;

/** Whether a text is shaped like a key. */
export const isApiKey = (text: string): boolean => keyShape.test(text);

/** Why a field of the credentials is refused. `too_long` means a key of more than 512 characters. */
export type FieldError = 'missing' | 'malformed' | 'too_long';

/** Why a value is refused as a key. `undefined` if it is accepted. */
export function keyError(apiKey: unknown): FieldError | undefined {
  if (typeof apiKey !== 'string' || !apiKey) return 'missing';
  if (apiKey.length > longestKey) return 'too_long';
  return isApiKey(apiKey) ? undefined : 'malformed';
}

/**
 * The last four characters of a key, by which its owner recognizes it in a list. `undefined` for a key of fewer than 16
 * characters, since four would give away too much of it.
 */
export function keyHint(apiKey: string): string | undefined {
  return apiKey.length >= 16 ? apiKey.slice(-4) : undefined;
}
