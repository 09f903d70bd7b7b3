// Moving the focus, without taking it from someone who has gone elsewhere.

/** Focuses `target`, unless the user is busy somewhere outside `root`. */
export function takeFocus(root: HTMLElement | null, target: HTMLElement | null): void {
  if (isNowhere(root) || root?.matches(':focus-within')) target?.focus();
}

/** Whether nothing has the focus, in the document of `root`, which may not be the one of the script. */
export function isNowhere(root: HTMLElement | null): boolean {
  return root?.ownerDocument.activeElement === root?.ownerDocument.body;
}
