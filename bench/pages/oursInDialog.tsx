// The dialog of this package, opened by a button.

import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ConnectDialog } from '../../dist/index.js';

function Host() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <ConnectDialog
        appName="Acme"
        open={open}
        onOpenChange={setOpen}
        onConnect={() => new Promise(() => {})}
      />
    </>
  );
}

createRoot(document.body).render(<Host />);
