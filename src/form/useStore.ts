'use client';
// Reads from what isn't React's own state.

import { useSyncExternalStore } from 'react';

/**
 * Re-renders only the calling component, and only when the result changes.
 *
 * @param store calls back when the result may have changed
 * @param read reads the result. Also for the server's HTML, and for the first render in a browser.
 */
export function useStore<Value>(
  { subscribe }: { subscribe(callback: () => void): () => void },
  read: () => Value,
): Value {
  return useSyncExternalStore(subscribe, read, read);
}
