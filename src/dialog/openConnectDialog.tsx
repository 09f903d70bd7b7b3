'use client';
// The dialog as a single call.

import { createRoot } from 'react-dom/client';
import type { ConnectFormProps } from '../form/ConnectForm.js';
import type { Connection } from '../itglue/connection.js';
import { ConnectDialog } from './ConnectDialog.js';

/**
 * Opens the dialog, for hosts that would rather call than render. It is outside the host's React tree,
 * so the contexts there do not reach it. Call it in a browser: it needs a `document`.
 *
 * @param options.signal closes the dialog when it aborts, without a question, and cancels an attempt under way.
 *   Abort it when the route changes: the dialog is not part of the page that opened it, and would stay.
 * @returns the connection, once the dialog is closed; `undefined` if none was made
 *
 * @example
 * const connection = await openConnectDialog({ onConnect: postTo('/api/itglue/connect') }, { signal });
 */
export function openConnectDialog(
  props: ConnectFormProps,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<Connection | undefined> {
  return new Promise((resolve) => {
    let connection: Connection | undefined;
    if (signal?.aborted) return resolve(connection);
    const container = document.createElement('div');
    document.body.append(container);
    const root = createRoot(container);
    function close() {
      signal?.removeEventListener('abort', close);
      root.unmount();
      container.remove();
      resolve(connection);
    }
    signal?.addEventListener('abort', close);
    root.render(
      <ConnectDialog
        {...props}
        open
        onOpenChange={close}
        onSuccess={(made) => {
          connection = made;
          props.onSuccess?.(made);
        }}
      />,
    );
  });
}
