'use client';
// Keeps the focus on the card when what had it is gone: a button after its connection, a form after "Done".

import { type RefObject, useEffect, useRef } from 'react';
import { isNowhere } from '../form/focus.js';

/**
 * @param root around everything that may have the focus
 * @param heading takes the focus in its place
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
) {
  const focused = useRef<EventTarget | null>(undefined);

  // Syncs with the page after every render, since any may have removed it.
  useEffect(() => {
    if (isGone(focused.current) && isNowhere(root.current)) heading.current?.focus();
  });

  // Syncs with the focus. By the browser's own events: React's would not come from inside a modal dialog, and React does
  // not report the blur of what it removes itself.
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onFocus = ({ target }: Event) => {
      focused.current = target;
    };
    const onBlur = () => {
      // It keeps the focus when only the window loses it.
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
