// Moves the focus, unless the user is working elsewhere on the page.

/** Focuses `target`, unless the focus is on something outside `root`. */
export function takeFocus(root: HTMLElement | null, target: HTMLElement | null): void {
  if (isNowhere(root) || root?.matches(':focus-within')) target?.focus();
}

/** Whether nothing has the focus. Looks in the document of `root`, which may not be the script's own. */
export function isNowhere(root: HTMLElement | null): boolean {
  return root?.ownerDocument.activeElement === root?.ownerDocument.body;
}
