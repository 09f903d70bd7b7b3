'use client';
// A form that can be left, which asks before a key that was typed in is lost: IT Glue shows it only once.

import { type ReactNode, type RefObject, useState } from 'react';
import type { ConnectFormProps } from '../form/ConnectForm.js';
import { dialogMessages } from '../messages/en.js';
import { useHost } from '../messages/HostContext.js';
import { Question } from './Question.js';

export interface LeavableForm {
  /** Leaves, or asks first if a key was typed in. */
  askOrLeave(): void;
  /** The props of the form. It is left when the user is done with it. */
  form: ConnectFormProps;
  /** The question, to be rendered. */
  question: ReactNode;
}

/**
 * @param root around the form
 * @param props the form's own
 * @param close called when the form is left
 */
export function useLeavableForm(
  root: RefObject<HTMLElement | null>,
  props: ConnectFormProps,
  close: () => void,
): LeavableForm {
  const messages = { ...dialogMessages, ...useHost().messages };
  const [asking, setAsking] = useState(false);

  function leave() {
    setAsking(false);
    try {
      props.onEvent?.({ type: 'closed' });
    } finally {
      // Also when analytics throw.
      close();
    }
  }

  return {
    askOrLeave() {
      const key = root.current?.querySelector<HTMLInputElement>('input[name=apiKey]');
      if (key?.value) setAsking(true);
      else leave();
    },
    form: {
      ...props,
      autoFocus: true,
      onSuccess(connection) {
        // There is nothing left to lose.
        setAsking(false);
        props.onSuccess?.(connection);
      },
      onDone() {
        try {
          props.onDone?.();
        } finally {
          leave();
        }
      },
    },
    question: asking && (
      <Question
        title={messages['discard.title']}
        text={messages['discard.text']}
        keep={messages['discard.keep']}
        confirm={messages['discard.confirm']}
        onKeep={() => setAsking(false)}
        onConfirm={leave}
      />
    ),
  };
}
