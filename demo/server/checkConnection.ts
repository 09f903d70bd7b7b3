// Does IT Glue still accept the stored key?

import { ConnectError, verifyCredentials } from '../../src/server/index.js';
import type { ConnectionStore } from './connectionStore.js';

/**
 * Asks IT Glue, and notes in the store what it says. Does nothing when nothing is connected.
 *
 * @throws {ConnectError} when IT Glue could not say; what the store has on it then stays
 */
export async function checkConnection(store: ConnectionStore): Promise<void> {
  const stored = await store.read();
  if (!stored) return;
  const { id } = stored.connection;
  try {
    // The subdomain was right when the key was accepted, so there is nothing to look for elsewhere.
    await verifyCredentials(await store.unseal(stored), { probeOtherRegions: false });
  } catch (error) {
    if (!(error instanceof ConnectError && error.code === 'key_rejected')) throw error;
    return store.mark(id, { status: 'broken', reason: 'revoked' });
  }
  return store.mark(id, { status: 'connected' });
}
