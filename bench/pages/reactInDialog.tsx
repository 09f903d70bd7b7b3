import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ReactForm } from './ReactForm.js';

function Dialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('select')?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="itglue-dialog">
      <ReactForm />
    </dialog>
  );
}

function Host() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && <Dialog />}
    </>
  );
}

createRoot(document.body).render(<Host />);
