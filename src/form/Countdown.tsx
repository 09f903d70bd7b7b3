'use client';
// How long the user has to wait, next to the label of a button.

import { useHost } from '../host/HostContext.js';
import { clock } from '../host/numbers.js';
import type { FormController } from './controller.js';

/** Renders the time, hidden from screen readers: they would read the button again each second. */
export function Countdown({ form: { secondsLeft } }: { form: FormController }) {
  const { messages } = useHost();
  if (secondsLeft === 0) return null;
  return <span aria-hidden>{` ${clock(secondsLeft, messages.locale)}`}</span>;
}
