// Keys for tests and demos, one for each way it can end. None of them is a real one.

/**
 * Makes a key of the shape that real ones have, 101 characters, and that says what it is.
 *
 * @param end its last characters, by which a hint shows it
 */
const testKey = (name: string, end: string) =>
  `ITG.${'7e57'.repeat(8)}.${`test-key-${name}-`.padEnd(64 - end.length, '_')}${end}`;

/**
 * Keys that {@link itglueHandlers} knows. `api`, `api.eu` and `api.au` are good, each at its own
 * subdomain alone. The others are the same at every subdomain:
 *
 * - `revoked`: rejected
 * - `rateLimited`: 429, with `Retry-After: 42`
 * - `unavailable`: 503
 * - `slow`: no answer within ten seconds
 * - `notJsonApi`: a success with a page of HTML
 */
export const testKeys = {
  api: testKey('global', '2f8c41d90b7e4a61'),
  'api.eu': testKey('europe', '91d3e0a7c5f24b82'),
  'api.au': testKey('australia', '6b04f7e29ac8d153'),
  revoked: testKey('revoked', '0e5d92c7b1f84a36'),
  rateLimited: testKey('rate-limited', '7a19c3e80d5f'),
  unavailable: testKey('unavailable', 'c8420fb7e61d'),
  slow: testKey('slow', '53f6a0d1e9274bc8'),
  notJsonApi: testKey('not-json-api', 'd7b2510ef94c'),
} as const;
