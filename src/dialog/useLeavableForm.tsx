'use client';
// Asks before a form with an entered key is closed: IT Glue shows a key only once, so it would be lost.

import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { ConnectFormProps } from '../form/ConnectForm.js';
import { useHost } from '../host/HostContext.js';
import { dialogMessages } from '../languages/en.js';
import { Question } from './Question.js';

export interface LeavableForm {
  /** Leaves the form, or asks first if it has a key in it. */
  askOrLeave(): void;
  /** Whether the account is connected, so that the form has its own button "Done". */
  connected: boolean;
  /** The props of the form. "Done" leaves it. */
  form: ConnectFormProps;
  /** The question to render. */
  question: ReactNode;
}

/**
 * Makes a form that the user can leave.
 *
 * @param root the element around the form
 * @param props the form's own props
 * @param close called when the user leaves the form
 */
export function useLeavableForm(
  root: RefObject<HTMLElement | null>,
  props: ConnectFormProps,
  close: () => void,
): LeavableForm {
  const { say } = useHost(dialogMessages);
  const [asking, setAsking] = useState(false);
  const [connected, setConnected] = useState(false);
  // Syncs with the window's size: on a phone, the keyboard may cover the focused field.
  useEffect(() => {
    const element = root.current;
    const window = element?.matches('dialog') && element.ownerDocument.defaultView;
    if (!window) return;
    const reveal = () => {
      // jsdom has no layout, and lacks this method.
      element.querySelector(':focus')?.scrollIntoView?.({ block: 'nearest' });
    };
    window.addEventListener('resize', reveal);
    return () => window.removeEventListener('resize', reveal);
  }, [root]);

  function leave() {
    setAsking(false);
    close();
  }

  return {
    askOrLeave() {
      const key = root.current?.querySelector<HTMLInputElement>('[data-itglue-key]');
      if (key?.value) setAsking(true);
      else leave();
    },
    connected,
    form: {
      ...props,
      autoFocus: true,
      onSuccess(connection) {
        // There is no key left to lose.
        setAsking(false);
        setConnected(true);
        props.onSuccess?.(connection);
      },
      onDone() {
        // First, so that an error in the host's callback doesn't keep the form open.
        leave();
        props.onDone?.();
      },
    },
    question: asking && (
      <Question
        title={say('discard.title')}
        text={say('discard.text')}
        keep={say('discard.keep')}
        confirm={say('discard.confirm')}
        onKeep={() => setAsking(false)}
        onConfirm={leave}
      />
    ),
  };
}
