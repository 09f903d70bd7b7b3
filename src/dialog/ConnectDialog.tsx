'use client';
// The form in a modal dialog.

import { ConnectForm, type ConnectFormProps } from '../form/ConnectForm.js';
import { HostProvider, useHost } from '../host/HostContext.js';
import { dialogMessages } from '../languages/en.js';
import { useLeavableForm } from './useLeavableForm.js';
import { reopen, useModal } from './useModal.js';

export type ConnectDialogProps = ConnectFormProps & {
  /** Whether the dialog is shown. */
  open: boolean;
  /** Called with `false` when the user closes it. */
  onOpenChange(open: boolean): void;
};

/**
 * The form in a native modal `<dialog>`. It asks before a key that was typed in is lost, and a click
 * beside it does nothing.
 *
 * @example
 * <ConnectDialog open={open} onOpenChange={setOpen} onConnect={postTo('/api/itglue/connect')} />
 */
export function ConnectDialog({ open, onOpenChange, ...formProps }: ConnectDialogProps) {
  if (!open) return null;
  return (
    <HostProvider value={formProps}>
      <OpenDialog {...formProps} close={() => onOpenChange(false)} />
    </HostProvider>
  );
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
      // A click on a text in it leaves the focus here, and not outside.
      tabIndex={-1}
      // No hotkey of the host, and no list around that looks for what is typed.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        // React hands on what a dialog or a file picker inside it sends.
        event.stopPropagation();
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        // On a second Escape there is no holding it; it is about to close.
        if (event.cancelable) askOrLeave();
      }}
      onClose={(event) => {
        event.stopPropagation();
        const { currentTarget } = event;
        // Closed by us, as when it goes or a Suspense boundary hides it, React has let go of it by the time it says so.
        if (event.target !== currentTarget || currentTarget.open || !dialog.current) return;
        // The browser has closed it whatever we say. Shown again first, so that the question is on top.
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
        ×
      </button>
      <ConnectForm {...form} />
      {question}
    </dialog>
  );
}
