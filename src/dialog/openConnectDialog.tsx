'use client';
// Opens the dialog with a single call.

import { createRoot } from 'react-dom/client';
import type { ConnectFormProps } from '../form/ConnectForm.js';
import type { Connection } from '../itglue/connection.js';
import { ConnectDialog } from './ConnectDialog.js';

/**
 * Opens the dialog with a call instead of rendering it. It renders outside the host's React tree, so it can't read the
 * host's contexts. Needs a `document`, so call it only in a browser.
 *
 * @param props the props of the form
 * @param options `signal` closes the dialog when aborted, without asking, and cancels a running attempt. Abort it when
 * the route changes: the dialog isn't part of the page that opened it, so it would stay open.
 * @returns the connection once the dialog is closed, or `undefined` if the user didn't connect
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
