'use client';
// A form that can be left, which asks before a key that was typed in is lost: IT Glue shows it only once.

import {
  type ReactNode,
  type RefObject,
  useEffect,
  useInsertionEffect,
  useRef,
  useState,
} from 'react';
import type { ConnectFormProps } from '../form/ConnectForm.js';
import { useHost } from '../host/HostContext.js';
import { dialogMessages } from '../languages/en.js';
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
  const { say } = useHost(dialogMessages);
  const [asking, setAsking] = useState(false);
  const latest = useRef(props);
  useInsertionEffect(() => {
    latest.current = props;
  });
  const life = useRef({ mounted: false, reported: false });

  // Syncs with the page: a host may take the form away without asking, such as in its `onSuccess`.
  useEffect(() => {
    const element = root.current;
    life.current.mounted = true;
    return () => {
      life.current.mounted = false;
      // Not at once: StrictMode only runs the effect again, and `<Activity>` only hides the form.
      queueMicrotask(() => {
        if (!life.current.mounted && !element?.isConnected) reportClosed(life, latest);
      });
    };
  }, [root]);

  // Syncs with the size of the window: on a phone, the keyboard may come over the field that has the focus.
  useEffect(() => {
    const element = root.current;
    const window = element?.matches('dialog') && element.ownerDocument.defaultView;
    if (!window) return;
    const reveal = () => {
      // jsdom has no layout, and so no such method.
      element.querySelector(':focus')?.scrollIntoView?.({ block: 'nearest' });
    };
    window.addEventListener('resize', reveal);
    return () => window.removeEventListener('resize', reveal);
  }, [root]);

  function leave() {
    setAsking(false);
    try {
      reportClosed(life, latest);
    } finally {
      // Also when analytics throw.
      close();
    }
  }

  return {
    askOrLeave() {
      const key = root.current?.querySelector<HTMLInputElement>('[data-itglue-key]');
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

/** Reports it once, whether the user leaves the form or the host takes it away. */
function reportClosed(
  { current: life }: RefObject<{ reported: boolean }>,
  { current: props }: RefObject<ConnectFormProps>,
) {
  if (life.reported) return;
  life.reported = true;
  props.onEvent?.({ type: 'closed' });
}
