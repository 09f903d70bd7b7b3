// Moves the focus, unless the user is working elsewhere on the page.

/**
 * Focuses `target`, unless the focus is on something outside `root`.
 *
 * @returns whether it did
 */
export function takeFocus(root: HTMLElement | null, target: HTMLElement | null): boolean {
  const isFree = isNowhere(root) || root?.matches(':focus-within') === true;
  if (isFree) target?.focus();
  return isFree;
}

/** Whether nothing has the focus. Looks in the document of `root`, which may not be the script's own. */
export function isNowhere(root: HTMLElement | null): boolean {
  return root?.ownerDocument.activeElement === root?.ownerDocument.body;
}
