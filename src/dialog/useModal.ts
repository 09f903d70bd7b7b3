'use client';
// A native `<dialog>` as React needs it.

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { lockScroll } from './scrollLock.js';

// On a server, where neither runs, React 18 complains of the one that would come before the paint.
const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Shows the dialog for as long as it is rendered. A second `showModal()` throws, hence the look before;
 * closed before it leaves the page, since only then does the browser give the focus back to the opener.
 *
 * It throws outside the page as well, where a host has it in a portal that goes into the page only later.
 */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  useBrowserLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    let frame = 0;
    const show = () => {
      if (!dialog.isConnected) frame = requestAnimationFrame(show);
      else if (!dialog.open) dialog.showModal();
    };
    show();
    const unlock = lockScroll();
    return () => {
      cancelAnimationFrame(frame);
      // While a dialog inside is open, the opener is inert and cannot be given the focus.
      for (const inside of dialog.querySelectorAll('dialog')) inside.close();
      dialog.close();
      unlock();
    };
  }, []);
  return ref;
}
