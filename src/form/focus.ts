// Moving the focus, without taking it from someone who has gone elsewhere.

/** Focuses `target`, unless the user is busy somewhere outside `root`. */
export function takeFocus(root: HTMLElement | null, target: HTMLElement | null): void {
  const { activeElement, body } = document;
  if (activeElement === body || root?.matches(':focus-within')) target?.focus();
}
