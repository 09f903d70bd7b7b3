// The same check as `credentialsSchema`, but without zod, which adds 4 kB to a form or a server.

import { type FieldError, keyError } from './apiKey.js';
import type { Credentials } from './credentials.js';
import { readProperty } from './readProperty.js';
import { knownSubdomain } from './regions.js';

/** The credentials, or why each field is refused. */
export type CheckedCredentials =
  | { credentials: Credentials; errors?: never }
  | { credentials?: never; errors: Record<keyof Credentials, FieldError | undefined> };

/** Reads `subdomain` and `apiKey` from any value and checks them. Never throws. */
export function checkCredentials(value: unknown): CheckedCredentials {
  const subdomain = knownSubdomain(readProperty(value, 'subdomain'));
  const apiKey = readProperty(value, 'apiKey');
  const error = keyError(apiKey);
  if (subdomain && typeof apiKey === 'string' && !error) {
    return { credentials: { subdomain, apiKey } };
  }
  return { errors: { subdomain: subdomain ? undefined : 'missing', apiKey: error } };
}
