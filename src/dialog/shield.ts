// Hides events in our modal dialog from the host, whose own modals would react to them.

/** Key events, and events by which a host's modal detects a click or focus outside, or prevents scrolling. */
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

/** Mantine also listens on the window, and before us. It ignores elements with this attribute. */
const forMantine = 'data-mantine-stop-propagation';

/**
 * Hides Escape, Tab and all pointing and scrolling in the dialog from the host. Listens on the window, since many
 * modals listen on the document in the capture phase, and only the window comes before that.
 *
 * Stops the propagation, but never the default action. React doesn't see these events either, so their React handlers
 * don't run inside the dialog. `onClick`, `onBlur` and handlers for all other keys do.
 *
 * @returns a function that removes the shield
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
      ? // A host's modal traps the focus by handling Tab.
        (key === 'Tab' && isInside) ||
        // If the focus is in another dialog, the host has opened that one over ours. All else is inert.
        (key === 'Escape' &&
          (isInside || !ownerDocument.activeElement?.closest('dialog, [popover]')))
      : isInside;
    if (!isHidden) return;
    event.stopImmediatePropagation();
    // The dialog may be closed by the time the user releases Escape.
    if (key === 'Escape') view.addEventListener('keyup', hideEscape, { capture: true, once: true });
    // From outside a shadow root, the active element is its host.
    if (event.type === 'focusin') mark(ownerDocument.activeElement);
  }

  // Passive, so that scrolling doesn't wait for the listener.
  for (const type of types) view.addEventListener(type, hide, { capture: true, passive: true });
  return () => {
    for (const type of types) view.removeEventListener(type, hide, true);
    mark(null);
  };
}

function hideEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopImmediatePropagation();
}
