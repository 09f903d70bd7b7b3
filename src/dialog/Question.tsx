'use client';
// A question before something that can't be undone.

import { type ReactNode, useId } from 'react';
import { useHost } from '../host/HostContext.js';
import { reopen, useModal } from './useModal.js';

export interface QuestionProps {
  title: string;
  text: string;
  /** The label of the button that changes nothing. It has the focus at first. */
  keep: string;
  /** The label of the other button. */
  confirm: string;
  /** `undefined` disables the button, such as while `onConfirm` is being carried out. */
  onKeep: (() => void) | undefined;
  onConfirm: (() => void) | undefined;
  /** Announced politely while `onConfirm` is being carried out. `false` before that. */
  status?: ReactNode;
}

/** Renders a modal `<dialog>`. Its text is said with the button that has the focus. Escape does the same as `keep`. */
export function Question({ title, text, keep, confirm, onKeep, onConfirm, status }: QuestionProps) {
  const id = useId();
  const { classes } = useHost();
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      className={classes('question')}
      aria-labelledby={`${id}-title`}
      // As in `ConnectDialog`.
      tabIndex={-1}
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        // React also bubbles this event to the dialog around.
        event.stopPropagation();
        event.preventDefault();
        onKeep?.();
      }}
      onClose={(event) => {
        event.stopPropagation();
        // The browser always closes on a second Escape. If we closed it ourselves, React has already cleared the ref.
        if (event.currentTarget.open || !dialog.current) return;
        if (onKeep) onKeep();
        else reopen(event.currentTarget);
      }}
    >
      <h2 className={classes('title')} id={`${id}-title`}>
        {title}
      </h2>
      <p id={`${id}-text`}>{text}</p>
      <div className={classes('actions')}>
        <button
          type="button"
          className={classes('button')}
          // On the button, not on the dialog: screen readers differ in whether they read a dialog that opens.
          aria-describedby={`${id}-title ${id}-text`}
          aria-disabled={!onKeep}
          onClick={onKeep}
        >
          {keep}
        </button>
        <button
          type="button"
          className={classes('button')}
          data-destructive=""
          aria-disabled={!onConfirm}
          onClick={onConfirm}
        >
          {confirm}
        </button>
      </div>
      {status !== undefined && (
        <p className={classes('status')} role="status">
          {status}
        </p>
      )}
    </dialog>
  );
}
