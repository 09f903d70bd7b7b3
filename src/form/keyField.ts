'use client';
// The `<input>` of the key. Each of its states is a new element, because a browser remembers what an element once was:
// it offers to save the value of a former password field, and writes a field that was once readable to disk.

import type { KeyboardEvent } from 'react';
import { readProperty } from '../itglue/readProperty.js';
import { afterPaint } from './afterPaint.js';
import type { FormController } from './controller.js';
import { useStore } from './useStore.js';

/** The state of the field: empty, filled with a hidden key, or shown. */
export type ApiKeyKind = 'empty' | 'filled' | 'shown';

/** The attributes that browsers decide by. Tried with browsers' own password managers and a saved login for the page. */
export const attributesOf = {
  // Not `password`, or Firefox fills in the user's own. The stylesheet masks the text by `data-itglue-key`.
  empty: { type: 'text', autoComplete: 'off', 'data-itglue-key': 'empty' },
  // Not `new-password`, or Chromium offers to replace the user's saved password with the key.
  filled: { type: 'password', autoComplete: 'one-time-code', 'data-itglue-key': 'filled' },
  // With `off`, Chromium keeps the value out of its session files.
  shown: { type: 'text', autoComplete: 'off', 'data-itglue-key': 'shown' },
} as const satisfies Record<ApiKeyKind, object>;

/** Keeps out password managers with attributes of their own, spell checkers, autocorrection and session recorders. */
export const secretAttributes = {
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  dir: 'ltr',
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
  'data-protonpass-ignore': 'true',
  // For rrweb and tools built on it, Datadog and OpenReplay. By class for PostHog, Amplitude, Rollbar and Faro.
  'data-rr-is-password': 'true',
  'data-dd-privacy': 'mask',
  'data-openreplay-obscured': 'true',
  className: 'rr-block ph-no-capture amp-mask rb-mask grafana-block',
} as const;

/** The state that moves from one element to the next. */
interface Held {
  value: string;
  selection: [start: number, end: number] | undefined;
}

/**
 * Creates the key's field.
 *
 * @param register registers the element with React Hook Form
 * @param notify called when the field is filled or emptied
 */
export function createKeyField(
  register: (element: HTMLInputElement | null) => void,
  notify: () => void,
) {
  let input: HTMLInputElement | undefined;
  let held: Held | undefined;
  let filled = false;
  /** The value before a new element or a paste. The browser's own undo can't go back to it. */
  let before: { length: number; value: string } | undefined;
  /** Cancels the new element that the first character waits for. */
  let stopWaiting: (() => void) | undefined;

  /** Empties the element. Browsers offer to save a key that is still in an element when it leaves the page. */
  function take() {
    if (!input || held) return;
    const { value, selectionStart, selectionEnd } = input;
    // The root is a document, a shadow root, or the top of what has left the page.
    const hasFocus = readProperty(input.getRootNode(), 'activeElement') === input;
    held = { value, selection: hasFocus ? [selectionStart ?? 0, selectionEnd ?? 0] : undefined };
    if (value) input.value = '';
  }

  function putBack() {
    if (!input || !held) return;
    const { value, selection } = held;
    held = undefined;
    if (input.value !== value) input.value = value;
    if (!selection) return;
    input.focus({ preventScroll: true });
    input.setSelectionRange(...selection);
  }

  const value = () => held?.value ?? input?.value;

  let stay: ReturnType<typeof setTimeout> | undefined;

  /** Empties the field, since Firefox offers to save its value when the user leaves the page. The user may still stay. */
  function leaving() {
    take();
    stay = setTimeout(putBack, 1000);
  }

  function gone() {
    clearTimeout(stay);
    take();
  }

  /** Restores the value of a cached page. WebKit resets the field first, in a task that it queues before this event. */
  function back() {
    setTimeout(putBack);
  }

  function look() {
    const now = Boolean(value());
    if (now === filled) return;
    filled = now;
    // Only while the field has a value: some browsers don't cache a page that listens to `beforeunload`.
    const listen = now ? window.addEventListener : window.removeEventListener;
    listen('beforeunload', leaving);
    listen('pagehide', gone);
    listen('pageshow', back);
    notify();
  }

  function stop() {
    stopWaiting?.();
    stopWaiting = undefined;
  }

  /** Makes a new element if the value needs one. */
  function update(previous: string) {
    stop();
    const was = filled;
    look();
    if (was !== filled) before = { length: value()?.length ?? 0, value: previous };
  }

  return {
    /** The ref for React, which passes `null` when the element leaves the page, perhaps for a new one. */
    ref(element: HTMLInputElement | null) {
      if (!element) take();
      register(element);
      if (!element) return;
      // The ref of a host's component may point to an element around the field.
      input = 'value' in element ? element : (findIn(element) ?? undefined);
      putBack();
      look();
    },
    value,
    look,
    isFilled: () => filled,
    /** The element, if it is in the page. */
    element: () => (input?.isConnected ? input : undefined),
    /** Replaces the selection, or the whole value, as typing does. */
    insert(text: string, replaceAll: boolean) {
      if (!input) return;
      const { value, selectionStart, selectionEnd } = input;
      if (replaceAll) replace(input, text, 0, value.length);
      else replace(input, text, selectionStart ?? 0, selectionEnd ?? 0);
      before = { length: this.value()?.length ?? 0, value };
    },
    /**
     * Call this when the value has changed. If the user has typed the first character, and the stylesheet hides it, the
     * character is painted before it gets a new element, which takes a while. A second character doesn't wait, so a
     * field that isn't a password field never has more than the first letter of a key.
     */
    changed(previous: string, isTyped: boolean) {
      if (isTyped && !filled && !stopWaiting && input?.value.length === 1 && isHidden(input)) {
        stopWaiting = afterPaint(() => update(''));
        // A new element would interrupt an input method.
        input.addEventListener('compositionstart', stop);
      } else update(stopWaiting ? '' : previous);
    },
    /** Undoes a new element or an inserted text, which the browser's own undo can't. */
    onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
      const { ctrlKey, metaKey, shiftKey, altKey, key, currentTarget } = event;
      const isUndo = (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'z';
      if (!isUndo || before?.length !== currentTarget.value.length || currentTarget.readOnly)
        return;
      event.preventDefault();
      const { value } = before;
      replace(currentTarget, value, 0, currentTarget.value.length);
      before = undefined;
    },
    /** Forgets the value. */
    forget() {
      stop();
      held = undefined;
      before = undefined;
    },
  };
}

/** Whether the stylesheet hides the text of a field that isn't a password field. Not all pages and browsers do. */
const isHidden = (input: HTMLInputElement) =>
  getComputedStyle(input).getPropertyValue('-webkit-text-security') === 'disc';

const findIn = (element: Element) => element.querySelector?.('input');

/** Replaces a part of the value. Not by setting `value`, since React wouldn't notice the change. */
function replace(input: HTMLInputElement, text: string, start: number, end: number) {
  input.setRangeText(text, start, end, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The field's React `key` and props. A hook of its own, so that only the field re-renders when they change. */
export function useApiKey(form: FormController) {
  const { fields, keyShown, apiKeyProps } = form;
  const filled = useStore(fields, fields.keyField.isFilled);
  const apiKeyKind = keyShown ? 'shown' : filled ? 'filled' : 'empty';
  return { apiKeyKind, apiKeyProps: { ...apiKeyProps, ...attributesOf[apiKeyKind] } } as const;
}
