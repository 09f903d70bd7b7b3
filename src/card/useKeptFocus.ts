'use client';
// Keeps the focus on the card when the focused element is gone, such as a button or a form after "Done".

import { type RefObject, useEffect, useRef } from 'react';
import { isNowhere } from '../form/focus.js';

/**
 * Moves the focus to the heading when the focused element leaves the page.
 *
 * @param root the element around everything that may have the focus
 * @param heading the element that takes the focus instead
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
) {
  const focused = useRef<EventTarget | null>(undefined);

  // Syncs with the page after every render, since any render may remove the focused element.
  useEffect(() => {
    if (isGone(focused.current) && isNowhere(root.current)) heading.current?.focus();
  });

  // Syncs with the focus, through the browser's own events. React doesn't report the focus inside our modal dialog, or
  // the blur of an element that it removes.
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onFocus = ({ target }: Event) => {
      focused.current = target;
    };
    const onBlur = () => {
      // The element is still the active one if only the window has lost the focus.
      if (element.ownerDocument.activeElement !== focused.current) focused.current = undefined;
    };
    element.addEventListener('focus', onFocus, true);
    element.addEventListener('blur', onBlur, true);
    return () => {
      element.removeEventListener('focus', onFocus, true);
      element.removeEventListener('blur', onBlur, true);
    };
  }, [root]);
}

const isGone = (target: EventTarget | null | undefined): boolean =>
  target !== null && target !== undefined && 'isConnected' in target && !target.isConnected;
