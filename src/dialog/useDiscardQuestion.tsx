'use client';
// Asks before a key that was typed in is lost: IT Glue shows it only once.

import { type ReactNode, type RefObject, useState } from 'react';
import { dialogMessages } from '../messages/en.js';
import { useHost } from '../messages/HostContext.js';
import { Question } from './Question.js';

/**
 * @param root around the form
 * @returns a function that leaves, or asks first if a key was typed in; and the question, to be rendered
 */
export function useDiscardQuestion(
  root: RefObject<HTMLElement | null>,
  leave: () => void,
): [askOrLeave: () => void, question: ReactNode] {
  const messages = { ...dialogMessages, ...useHost().messages };
  const [asking, setAsking] = useState(false);

  function askOrLeave() {
    const key = root.current?.querySelector<HTMLInputElement>('input[name=apiKey]');
    if (key?.value) setAsking(true);
    else leave();
  }

  return [
    askOrLeave,
    asking && (
      <Question
        title={messages['discard.title']}
        text={messages['discard.text']}
        keep={messages['discard.keep']}
        confirm={messages['discard.confirm']}
        onKeep={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          leave();
        }}
      />
    ),
  ];
}
