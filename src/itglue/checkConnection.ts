// Does IT Glue still accept a stored key?

import { ConnectError, isConnectError, toProblem } from './connectError.js';
import type { ConnectionCheck } from './connectionCheck.js';
import type { Credentials } from './credentials.js';
import { type Verification, type VerifyOptions, verifyCredentials } from './verifyCredentials.js';

/** How IT Glue is asked. The other regions are always asked before a connection is called broken. */
export type CheckOptions = Omit<VerifyOptions, 'probeOtherRegions'>;

/**
 * Asks IT Glue whether it still accepts the key of a stored connection. Call it from a server.
 *
 * Only a refusal makes a connection `broken`: every region rejected the key, or another region accepts it. Too many
 * requests, an outage, a timeout and every doubt are `unknown`.
 *
 * @returns what was found, whatever IT Glue answers. Rejects with the signal's reason once that is aborted, and
 * never otherwise.
 *
 * @example
 * const check = await checkConnection({ subdomain: 'api.eu', apiKey });
 * if (check.health === 'broken') await notifyAdministrators(check.code);
 */
export function checkConnection(
  credentials: Credentials,
  options: CheckOptions = {},
): Promise<ConnectionCheck> {
  const { signal } = options;
  const verify = () => verifyCredentials(credentials, { ...options, probeOtherRegions: true });
  return checkWith(verify, signal);
}

/**
 * Checks by a function that does what {@link verifyCredentials} does.
 *
 * @param onFailure receives what the function threw
 * @throws the signal's reason once that is aborted
 */
export async function checkWith(
  verify: () => Promise<Verification>,
  signal?: AbortSignal,
  onFailure: (error: unknown) => void = () => {},
): Promise<ConnectionCheck> {
  // When it began: a key that is stored while IT Glue answers is newer than this check.
  const checkedAt = new Date().toISOString();
  try {
    const { organizationCount } = await verify();
    return { health: 'ok', organizationCount, checkedAt };
  } catch (error) {
    signal?.throwIfAborted();
    onFailure(error);
    const { code, suggestedSubdomain, retryAfter } = toProblem(
      isConnectError(error) ? error : new ConnectError('unknown'),
    );
    const isRefusal = code === 'key_rejected' || code === 'wrong_subdomain';
    return {
      health: isRefusal ? 'broken' : 'unknown',
      code,
      ...(suggestedSubdomain && { suggestedSubdomain }),
      ...(retryAfter !== undefined && { retryAfter }),
      checkedAt,
    };
  }
}
