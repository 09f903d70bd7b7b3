'use client';
// The dialog as a single call.

import { createRoot } from 'react-dom/client';
import type { ConnectFormProps } from '../form/ConnectForm.js';
import type { Connection } from '../itglue/connection.js';
import { ConnectDialog } from './ConnectDialog.js';

/**
 * Opens the dialog, for hosts that would rather call than render. It stands outside the host's tree,
 * so it knows nothing of the contexts there. Call it in a browser: it needs a `document`.
 *
 * @returns the connection, once the user has closed the dialog; `undefined` if there is none
 *
 * @example
 * const connection = await openConnectDialog({ onConnect: postTo('/api/itglue/connect') });
 */
export function openConnectDialog(props: ConnectFormProps): Promise<Connection | undefined> {
  return new Promise((resolve) => {
    let connection: Connection | undefined;
    const container = document.createElement('div');
    document.body.append(container);
    const root = createRoot(container);
    root.render(
      <ConnectDialog
        {...props}
        open
        onOpenChange={() => {
          root.unmount();
          container.remove();
          resolve(connection);
        }}
        onSuccess={(made) => {
          connection = made;
          props.onSuccess?.(made);
        }}
      />,
    );
  });
}
