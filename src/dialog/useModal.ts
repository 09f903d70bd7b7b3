'use client';
// A native `<dialog>` as React needs it.

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { lockScroll } from './scrollLock.js';

// On a server, where neither runs, React 18 complains of the one that would come before the paint.
const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Shows the dialog for as long as it is rendered. A second `showModal()` throws, hence the look before;
 * closed before it leaves the page, since only then does the browser give the focus back to the opener.
 */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  useBrowserLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (!dialog.open) dialog.showModal();
    const unlock = lockScroll();
    return () => {
      // While a dialog inside is open, the opener is inert and cannot be given the focus.
      for (const inside of dialog.querySelectorAll('dialog')) inside.close();
      dialog.close();
      unlock();
    };
  }, []);
  return ref;
}
