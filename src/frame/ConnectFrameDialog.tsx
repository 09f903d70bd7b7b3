'use client';
// The frame in a modal dialog of the host's page.

import { useEffect } from 'react';
import { reopen, useModal } from '../dialog/useModal.js';
import { dialogMessages, frameMessages } from '../languages/en.js';
import { FrameView } from './FrameView.js';
import type { ConnectFrameProps } from './props.js';
import { useFrame } from './useFrame.js';

export type ConnectFrameDialogProps = Omit<ConnectFrameProps, 'autoFocus' | 'onClose'> & {
  /** Whether the dialog is open. */
  open: boolean;
  /** Called with `false` when the user closes the dialog. */
  onOpenChange(open: boolean): void;
};

/**
 * {@link ConnectFrame} in a native modal `<dialog>`. The frame asks before an entered key is lost, also when the user
 * closes the dialog outside of it.
 *
 * @example
 * <ConnectFrameDialog src="https://connect.acme.example/itglue" open={open} onOpenChange={setOpen} />
 */
export function ConnectFrameDialog({ open, onOpenChange, ...props }: ConnectFrameDialogProps) {
  if (!open) return null;
  return <OpenDialog {...props} autoFocus onClose={() => onOpenChange(false)} />;
}

function OpenDialog(props: ConnectFrameProps) {
  const dialog = useModal();
  const frame = useFrame(props);
  // Syncs the focus with the dialog that has opened: screen readers say only then what it is.
  useEffect(() => dialog.current?.focus({ preventScroll: true }), [dialog]);

  const leave = () => (frame.phase === 'shown' ? frame.leave() : props.onClose?.());
  const texts = { ...frameMessages, ...dialogMessages, ...props.messages };
  return (
    <dialog
      ref={dialog}
      className="itglue-dialog"
      lang={texts.locale}
      dir={texts.dir}
      aria-label={texts.title}
      // As in `ConnectDialog`.
      tabIndex={-1}
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.stopPropagation();
        event.preventDefault();
        // A second Escape can't be prevented: `onClose` follows.
        if (event.cancelable) leave();
      }}
      onClose={(event) => {
        event.stopPropagation();
        // If we closed it ourselves, React has already cleared the ref.
        if (event.currentTarget.open || !dialog.current) return;
        reopen(event.currentTarget);
        leave();
      }}
    >
      <button type="button" className="itglue-close" aria-label={texts.close} onClick={leave}>
        <span>×</span>
      </button>
      <FrameView frame={frame} messages={props.messages} />
    </dialog>
  );
}
