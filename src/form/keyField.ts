'use client';
// The `<input>` of the key. Each of its states is a fresh element, because a browser remembers for good what an
// element has been: one that was ever a password is offered to be saved, and one that was ever readable is stored.

import { type KeyboardEvent, useSyncExternalStore } from 'react';
import type { FormController } from './controller.js';

/** What the field is at the moment: it has nothing in it, it has a hidden key in it, or it can be read. */
export type ApiKeyKind = 'empty' | 'filled' | 'shown';

/** What browsers go by. Tried with each browser's own password manager, with a saved login for the page. */
export const attributesOf = {
  // Not a password, or Firefox fills in the user's own. The stylesheet masks it by its `data-itglue-key`.
  empty: { type: 'text', autoComplete: 'off', 'data-itglue-key': 'empty' },
  // Not `new-password`, which Chromium offers to save in place of the user's own.
  filled: { type: 'password', autoComplete: 'one-time-code', 'data-itglue-key': 'filled' },
  // With `off`, Chromium leaves it out of its session files.
  shown: { type: 'text', autoComplete: 'off', 'data-itglue-key': 'shown' },
} as const satisfies Record<ApiKeyKind, object>;

/** For password managers that go by attributes of their own, spell checkers, auto-correction and session recorders. */
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
  // rrweb and what is built on it, Datadog, OpenReplay; by class PostHog, Amplitude, Rollbar and Faro.
  'data-rr-is-password': 'true',
  'data-dd-privacy': 'mask',
  'data-openreplay-obscured': 'true',
  className: 'rr-block ph-no-capture amp-mask rb-mask grafana-block',
} as const;

/** What goes from one element to the next. */
interface Held {
  value: string;
  selection: [start: number, end: number] | undefined;
}

/** The field, whichever element it is at the moment. */
export type KeyField = ReturnType<typeof createKeyField>;

/** @param register hands the element to React Hook Form. */
export function createKeyField(register: (element: HTMLInputElement | null) => void) {
  let input: HTMLInputElement | undefined;
  let held: Held | undefined;
  let filled = false;
  /** What was in the field before it was a fresh element, or before a paste: the browser's own undo ends there. */
  let before: { length: number; value: string } | undefined;
  const listeners = new Set<() => void>();

  /** Empties the element. One that leaves the page with a key in it is one that browsers offer to save. */
  function take() {
    if (!input || held) return;
    const { value, selectionStart, selectionEnd } = input;
    const root = input.getRootNode();
    const hasFocus = 'activeElement' in root && root.activeElement === input;
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

  /** Firefox offers to save what is in the field when the page is left. The user may still decide to stay. */
  function leaving() {
    take();
    stay = setTimeout(putBack, 1000);
  }

  function gone() {
    clearTimeout(stay);
    take();
  }

  /** The browser has kept the page. WebKit then resets the field, in a task that it queues before this event. */
  function back() {
    setTimeout(putBack);
  }

  function look() {
    const now = Boolean(value());
    if (now === filled) return;
    filled = now;
    // Only as long as it has to be there: some browsers keep no page that listens to it.
    const listen = now ? window.addEventListener : window.removeEventListener;
    listen('beforeunload', leaving);
    listen('pagehide', gone);
    listen('pageshow', back);
    for (const listener of listeners) listener();
  }

  return {
    /** For React. `null` when the element is about to leave the page, perhaps for another to come. */
    ref(element: HTMLInputElement | null) {
      if (!element) take();
      register(element);
      if (!element) return;
      // The ref of a host's component may be of an element around the field.
      input = 'value' in element ? element : (findIn(element) ?? undefined);
      putBack();
      look();
    },
    value,
    look,
    isFilled: () => filled,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** The element in the page, if it is there. */
    element: () => (input?.isConnected ? input : undefined),
    /** Puts a text in place of what is selected, or of everything, as typing it does. */
    insert(text: string, replaceAll: boolean) {
      if (!input) return;
      const { value, selectionStart, selectionEnd } = input;
      if (replaceAll) replace(input, text, 0, value.length);
      else replace(input, text, selectionStart ?? 0, selectionEnd ?? 0);
      before = { length: this.value()?.length ?? 0, value };
    },
    /** To be called when the user has changed what is in the field. */
    changed(previous: string) {
      const was = filled;
      look();
      if (was !== filled) before = { length: value()?.length ?? 0, value: previous };
    },
    /** Undoes what the browser cannot, since it knows nothing of the element before or of what we put in. */
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
    /** Keeps nothing. */
    forget() {
      held = undefined;
      before = undefined;
    },
  };
}

const findIn = (element: Element) => element.querySelector?.('input');

/** Not by `value`: React would not see that it has changed. */
function replace(input: HTMLInputElement, text: string, start: number, end: number) {
  input.setRangeText(text, start, end, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The field's React `key` and its props, kept apart so that only the field itself renders when they change. */
export function useApiKey(form: FormController) {
  const { keyField, keyShown, apiKeyProps } = form;
  const filled = useSyncExternalStore(keyField.subscribe, keyField.isFilled, () => false);
  const apiKeyKind = keyShown ? 'shown' : filled ? 'filled' : 'empty';
  return { apiKeyKind, apiKeyProps: { ...apiKeyProps, ...attributesOf[apiKeyKind] } } as const;
}
