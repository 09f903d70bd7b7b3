'use client';
// Asks before a key that was typed in is lost: IT Glue shows it only once.

import { type ReactNode, type RefObject, useState } from 'react';
import { dialogMessages } from '../messages/en.js';
import { useHost } from '../messages/HostContext.js';
import { Question } from './Question.js';

export interface DiscardQuestion {
  /** Leaves, or asks first if a key was typed in. */
  askOrLeave(): void;
  /** Asks no longer. */
  stopAsking(): void;
  /** To be rendered. */
  question: ReactNode;
}

/** @param root around the form */
export function useDiscardQuestion(
  root: RefObject<HTMLElement | null>,
  leave: () => void,
): DiscardQuestion {
  const messages = { ...dialogMessages, ...useHost().messages };
  const [asking, setAsking] = useState(false);
  const stopAsking = () => setAsking(false);

  function askOrLeave() {
    const key = root.current?.querySelector<HTMLInputElement>('input[name=apiKey]');
    if (key?.value) setAsking(true);
    else leave();
  }

  return {
    askOrLeave,
    stopAsking,
    question: asking && (
      <Question
        title={messages['discard.title']}
        text={messages['discard.text']}
        keep={messages['discard.keep']}
        confirm={messages['discard.confirm']}
        onKeep={stopAsking}
        onConfirm={() => {
          stopAsking();
          leave();
        }}
      />
    ),
  };
}
