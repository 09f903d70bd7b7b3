// Keeps what happens in a modal dialog of ours from the host, whose modals would act on it.

/** The keys, and what a host's modal treats as a click or a focus outside of it, or does not let scroll. */
const types = [
  'keydown',
  'pointerdown',
  'mousedown',
  'touchstart',
  'touchmove',
  'touchend',
  'wheel',
  'focusin',
];

/** Mantine listens on the window, too, and earlier. It leaves alone what has this attribute. */
const forMantine = 'data-mantine-stop-propagation';

/**
 * Hides from the host, for as long as the dialog is modal: Escape, Tab, and where the user points or scrolls in it.
 * Many modals of hosts listen on the document, in the capture phase. Only the window comes before that.
 *
 * It stops the propagation and never the default. React's own listeners get none of these events either, so
 * handlers for them do not run inside the dialog. `onClick`, `onBlur` and those for all other keys do.
 *
 * @returns a function that ends it
 */
export function shield(dialog: HTMLDialogElement): () => void {
  const { ownerDocument } = dialog;
  const view = ownerDocument.defaultView ?? window;
  let focused: Element | null = null;

  function mark(target: Element | null) {
    focused?.removeAttribute(forMantine);
    focused = target;
    focused?.setAttribute(forMantine, 'true');
  }

  function hide(event: Event) {
    const isInside = event.composedPath().includes(dialog);
    const key = 'key' in event && event.key;
    const isHidden = key
      ? // A host's modal holds the focus by handling Tab.
        (key === 'Tab' && isInside) ||
        // Where the focus is in another, the host has opened that over the dialog: all else is inert.
        (key === 'Escape' &&
          (isInside || !ownerDocument.activeElement?.closest('dialog, [popover]')))
      : isInside;
    if (!isHidden) return;
    event.stopImmediatePropagation();
    // By the time Escape is let go, the dialog may be closed.
    if (key === 'Escape') view.addEventListener('keyup', hideEscape, { capture: true, once: true });
    // Seen from outside, the active element is the one around a shadow root.
    if (event.type === 'focusin') mark(ownerDocument.activeElement);
  }

  // Passive, so that scrolling does not wait for it.
  for (const type of types) view.addEventListener(type, hide, { capture: true, passive: true });
  return () => {
    for (const type of types) view.removeEventListener(type, hide, true);
    mark(null);
  };
}

function hideEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopImmediatePropagation();
}
