// One request to createConnectHandler, with every callback that it needs.

import { vi } from 'vitest';
import { createConnectHandler } from '../../src/server/index.js';

export const accepts = async () => ({ organizationCount: 1 });
export const whole = { authorize: () => 'customer-1', verify: accepts, save: async () => {} };
export const page = 'https://page.example';

/** Posts to a handler. Resolves to its answer, and to what `onError` received. */
export async function attempt(request: Request, options: object = {}) {
  const onError = vi.fn();
  const response = await createConnectHandler({ ...whole, onError, ...options })(request);
  return { response, onError, error: onError.mock.calls[0]?.[0] };
}
