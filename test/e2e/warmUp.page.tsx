// A host's page with a button that opens the dialog.

import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ConnectDialog, type ConnectEvent } from '../../src/index.js';

declare global {
  interface Window {
    events: ConnectEvent[];
  }
}

window.events = [];

function Host() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <ConnectDialog
        open={open}
        onOpenChange={setOpen}
        onConnect={() => Promise.resolve()}
        onEvent={(event) => window.events.push(event)}
      />
    </>
  );
}

const container = document.createElement('main');
document.body.append(container);
createRoot(container).render(<Host />);
