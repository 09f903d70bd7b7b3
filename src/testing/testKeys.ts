// Keys for tests and demos, one for each way it can end. None of them is a real one.

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
  api: 'ITG.test_global_2f8c41d90b7e4a61',
  'api.eu': 'ITG.test_europe_91d3e0a7c5f24b82',
  'api.au': 'ITG.test_australia_6b04f7e29ac8d153',
  revoked: 'ITG.test_revoked_0e5d92c7b1f84a36',
  rateLimited: 'ITG.test_rate_limited_7a19c3e80d5f',
  unavailable: 'ITG.test_unavailable_c8420fb7e61d',
  slow: 'ITG.test_slow_53f6a0d1e9274bc8',
  notJsonApi: 'ITG.test_not_json_api_d7b2510ef94c',
} as const;
