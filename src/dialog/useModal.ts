'use client';
// Shows a native `<dialog>` from React.

import { type RefObject, useRef } from 'react';
import { useBrowserLayoutEffect } from '../form/useBrowserLayoutEffect.js';
import { lockScroll } from './scrollLock.js';
import { shield } from './shield.js';

/**
 * Shows the dialog while it is rendered, and closes it before it leaves the page. Otherwise the browser would not
 * return the focus to the opener.
 *
 * Waits until the dialog is in the page, since `showModal()` throws before that. A host may add its portal only later.
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
      if (!leave) leave = becomeModal(dialog);
      // Only asked now, since a closed dialog is always hidden. Opened as a modal at once, since the browser would lay out
      // a dialog that becomes one a second time.
      if (dialog.checkVisibility?.() === false) {
        leave();
        leave = undefined;
        // Stays open and hidden, so that the observer notices when it is shown again.
        dialog.open = true;
      }
    }

    update(dialog);
    // A host may hide an element around the dialog. The page would stay inert with nothing on it.
    const observer =
      typeof ResizeObserver === 'undefined'
        ? undefined
        : new ResizeObserver(() => {
            // If the browser has closed the dialog, the event `close` follows and handles it.
            if (dialog.open) update(dialog);
          });
    observer?.observe(dialog);
    return () => {
      cancelAnimationFrame(frame);
      observer?.disconnect();
      // While a dialog inside is open, the opener is inert and can't take the focus.
      for (const inside of dialog.querySelectorAll('dialog')) inside.close?.();
      leave?.();
      dialog.open = false;
    };
  }, []);
  return ref;
}

/** Reopens a dialog that the browser has closed. Test environments such as jsdom lack `showModal`. */
export function reopen(dialog: HTMLDialogElement): void {
  if (dialog.showModal) dialog.showModal();
  else dialog.open = true;
}

/**
 * Shows the dialog as a modal.
 *
 * @returns a function that closes the dialog and restores the page
 */
function becomeModal(dialog: HTMLDialogElement): () => void {
  const unhide = unhideAround(dialog);
  // Before `showModal()` moves the focus.
  const unshield = shield(dialog);
  // A second `showModal()` throws.
  dialog.open = false;
  reopen(dialog);
  // After `showModal()`, which lays out the page anyway: this reads the width of the scroll bar.
  const unlock = lockScroll(dialog.ownerDocument);
  // Not at the button that has the focus: the user reads from the top.
  dialog.scrollTop = 0;
  return () => {
    unshield();
    unhide();
    dialog.close?.();
    unlock();
  };
}

/**
 * Shows the dialog to screen readers again if a host's modal has hidden it with the rest of the page. A modal dialog
 * isn't affected by `inert` around it, but it is by `aria-hidden`.
 */
function unhideAround(dialog: HTMLDialogElement): () => void {
  const hiders: Element[] = [];
  for (let hider = hiderOf(dialog); hider; hider = hiderOf(hider)) {
    hiders.push(hider);
    hider.setAttribute('aria-hidden', 'false');
  }
  return () => {
    for (const hider of hiders) {
      // Unless the host's modal is closed by now and has removed the attribute.
      if (hider.hasAttribute('aria-hidden')) hider.setAttribute('aria-hidden', 'true');
    }
  };
}

/** The nearest ancestor that is hidden from screen readers. Also looks outside a shadow root. */
function hiderOf(element: Element): Element | null {
  const root = element.getRootNode();
  return (
    element.closest('[aria-hidden=true]') ??
    (root instanceof ShadowRoot ? hiderOf(root.host) : null)
  );
}
