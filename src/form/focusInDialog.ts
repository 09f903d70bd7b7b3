// Moves the focus into a dialog that opens: to the dialog itself first, since screen readers say only then what has
// opened, and then to its first field.

import { afterPaint } from './afterPaint.js';

/**
 * In milliseconds. Orca says neither the dialog nor the field if the field takes the focus before Orca has come to the
 * dialog. On an idle machine it needs about 50 ms for that, and several times as long on a busy one.
 */
const timeToHear = 500;

/**
 * Waits only for users of the keyboard, as users of a screen reader are.
 *
 * @param focusField moves the focus to the field. Not called once the user has moved the focus inside the dialog.
 * @returns a function that cancels the move to the field
 */
export function focusInDialog(dialog: HTMLElement, focusField: () => void): () => void {
  // The user, or the host, may have been faster.
  if (!dialog.querySelector('form :focus')) dialog.focus();
  return dialog.matches(':focus-visible')
    ? focusOnceHeard(dialog, focusField)
    : afterPaint(focusField);
}

/**
 * Waits until a screen reader has come to the element that has the focus now. If the user presses a key meanwhile, the
 * field takes the focus before the key takes effect.
 *
 * @param root this element, or one around it
 * @param focusField moves the focus to the field. Not called once the user has moved the focus inside `root`.
 * @returns a function that cancels the move to the field
 */
export function focusOnceHeard(root: HTMLElement, focusField: () => void): () => void {
  const timer = setTimeout(move, timeToHear);
  root.addEventListener('keydown', move);

  function stop() {
    clearTimeout(timer);
    root.removeEventListener('keydown', move);
  }

  function move(event?: KeyboardEvent) {
    // The user may still hold down the key that has opened the dialog.
    if (event?.repeat) return;
    stop();
    if (!root.querySelector(':focus')) focusField();
  }

  return stop;
}
