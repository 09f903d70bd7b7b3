// The rules for credentials as a zod schema, for a host's own forms and servers.

import * as z from 'zod/mini';
import { keyError } from './apiKey.js';
import { regions } from './regions.js';

/**
 * Checks credentials before they are sent anywhere. Refuses a value that isn't shaped like a key, since it may be the
 * user's own password.
 *
 * The messages of its issues are `missing`, `malformed` and `too_long`, which means more than 512 characters.
 */
export const credentialsSchema = z.object({
  subdomain: z.literal(
    regions.map(({ subdomain }) => subdomain),
    'missing',
  ),
  apiKey: z.string('missing').check(({ value, issues }) => {
    const message = keyError(value);
    if (message) issues.push({ code: 'custom', message, input: value });
  }),
});
