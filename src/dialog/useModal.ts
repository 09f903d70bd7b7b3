'use client';
// A native `<dialog>` as React needs it.

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { lockScroll } from './scrollLock.js';
import { shield } from './shield.js';

// On a server, where neither runs, React 18 complains about the one that would run before the paint.
const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Shows the dialog for as long as it is rendered, and closes it before it leaves the page: only then does the
 * browser give the focus back to the opener.
 *
 * `showModal()` throws outside the page, where a dialog is in a portal that a host adds to the page only later.
 */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  useBrowserLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    let frame = 0;
    let leave: (() => void) | undefined;

    function update(dialog: HTMLDialogElement) {
      if (!dialog.isConnected) {
        frame = requestAnimationFrame(() => update(dialog));
        return;
      }
      // Only an open dialog can be seen, or not be seen because of what is around it.
      dialog.open = true;
      const isHidden = dialog.checkVisibility?.() === false;
      if (!isHidden) leave ??= becomeModal(dialog);
      else if (leave) {
        leave();
        leave = undefined;
        // Stays open and hidden, so that the observer notices when it is shown again.
        dialog.open = true;
      }
    }

    update(dialog);
    // A host may hide an element around it, which would leave the page inert and nothing to be seen.
    const observer =
      typeof ResizeObserver === 'undefined'
        ? undefined
        : new ResizeObserver(() => {
            // Closed by the browser, whatever we say, it is about to send the event `close`.
            if (dialog.open) update(dialog);
          });
    observer?.observe(dialog);
    return () => {
      cancelAnimationFrame(frame);
      observer?.disconnect();
      // While a dialog inside is open, the opener is inert and cannot be given the focus.
      for (const inside of dialog.querySelectorAll('dialog')) inside.close?.();
      leave?.();
      dialog.open = false;
    };
  }, []);
  return ref;
}

/** Shows a dialog that the browser has closed. Test environments such as jsdom lack the method. */
export function reopen(dialog: HTMLDialogElement): void {
  if (dialog.showModal) dialog.showModal();
  else dialog.open = true;
}

/** @returns a function that closes the dialog and leaves the page as it was */
function becomeModal(dialog: HTMLDialogElement): () => void {
  const unhide = unhideAround(dialog);
  const unlock = lockScroll(dialog.ownerDocument);
  // Before it moves the focus.
  const unshield = shield(dialog);
  // A second `showModal()` throws.
  dialog.open = false;
  reopen(dialog);
  return () => {
    unshield();
    unhide();
    dialog.close?.();
    unlock();
  };
}

/**
 * A host's modal hides all else of the page from screen readers, and so the dialog, where the dialog is not inside
 * that modal. `inert` does not reach a modal dialog, but `aria-hidden` does.
 */
function unhideAround(dialog: HTMLDialogElement): () => void {
  const hiders: Element[] = [];
  for (let hider = hiderOf(dialog); hider; hider = hiderOf(hider)) {
    hiders.push(hider);
    hider.setAttribute('aria-hidden', 'false');
  }
  return () => {
    for (const hider of hiders) {
      // Unless the host's modal is closed by now, and has taken it away.
      if (hider.hasAttribute('aria-hidden')) hider.setAttribute('aria-hidden', 'true');
    }
  };
}

/** The nearest element around that is hidden from screen readers, from inside a shadow root, too. */
function hiderOf(element: Element): Element | null {
  const root = element.getRootNode();
  return (
    element.closest('[aria-hidden=true]') ??
    (root instanceof ShadowRoot ? hiderOf(root.host) : null)
  );
}
