'use client';
// The form in a modal dialog.

import { useEffect } from 'react';
import { ConnectForm, type ConnectFormProps } from '../form/ConnectForm.js';
import { HostProvider, useHost } from '../host/HostContext.js';
import { dialogMessages } from '../languages/en.js';
import { useLeavableForm } from './useLeavableForm.js';
import { reopen, useModal } from './useModal.js';
import { warmUp } from './warmUp.js';

export type ConnectDialogProps = ConnectFormProps & {
  /** Whether the dialog is open. */
  open: boolean;
  /** Called with `false` when the user closes the dialog. */
  onOpenChange(open: boolean): void;
};

/**
 * The form in a native modal `<dialog>`. Asks before discarding an entered key. A click outside the dialog does
 * nothing.
 *
 * @example
 * <ConnectDialog open={open} onOpenChange={setOpen} onConnect={postTo('/api/itglue/connect')} />
 */
export function ConnectDialog({ open, onOpenChange, ...formProps }: ConnectDialogProps) {
  // Syncs with the browser, which compiles a script as it runs it: the first click would wait for that.
  useEffect(() => {
    if (!open) warmUp(rehearse);
  }, [open]);

  if (!open) return null;
  return (
    <HostProvider value={formProps}>
      <OpenDialog {...formProps} close={() => onOpenChange(false)} />
    </HostProvider>
  );
}

/** The dialog as it opens. Nobody sees it, so nobody submits it. */
function rehearse() {
  return <ConnectDialog open onOpenChange={() => {}} onConnect={() => new Promise(() => {})} />;
}

function OpenDialog({ close, ...formProps }: ConnectFormProps & { close(): void }) {
  const dialog = useModal();
  const { classes, messages, say } = useHost(dialogMessages);
  const { askOrLeave, form, question } = useLeavableForm(dialog, formProps, close);

  return (
    <dialog
      ref={dialog}
      className={classes('dialog')}
      lang={messages.locale}
      dir={messages.dir}
      aria-label={say('title')}
      // Keeps the focus inside when the user clicks on text.
      tabIndex={-1}
      // Keeps typing from the host's hotkeys, and from a list around that searches by typing.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        // React also bubbles this event from a dialog or a file picker inside.
        event.stopPropagation();
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        // A second Escape can't be prevented: `onClose` follows.
        if (event.cancelable) askOrLeave();
      }}
      onClose={(event) => {
        event.stopPropagation();
        const { currentTarget } = event;
        // If we closed it ourselves, such as on unmount or in a Suspense boundary, React has already cleared the ref.
        if (event.target !== currentTarget || currentTarget.open || !dialog.current) return;
        // The browser has closed the dialog anyway. Reopens it first, so that the question is on top.
        reopen(currentTarget);
        askOrLeave();
      }}
    >
      <button
        type="button"
        className={classes('close')}
        aria-label={say('close')}
        onClick={askOrLeave}
      >
        <span>×</span>
      </button>
      <ConnectForm {...form} />
      {question}
    </dialog>
  );
}
