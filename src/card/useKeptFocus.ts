'use client';
// Keeps the focus on the card when what had it is gone: a button after its connection, a form after "Done".

import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';
import { isNowhere } from '../form/focus.js';

/**
 * @param root around everything that may have the focus
 * @param heading takes the focus in its place
 * @returns props for `root`
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
) {
  const focused = useRef<Element>(undefined);

  // Syncs with the page after every render, since any may have removed it.
  useEffect(() => {
    if (focused.current?.isConnected === false && isNowhere(root.current)) heading.current?.focus();
  });

  return {
    onFocus({ target }: FocusEvent) {
      focused.current = target;
    },
    // React does not report the blur of what it removes itself.
    onBlur({ target }: FocusEvent) {
      // It keeps the focus when only the window loses it.
      if (target.ownerDocument.activeElement !== target) focused.current = undefined;
    },
  };
}
