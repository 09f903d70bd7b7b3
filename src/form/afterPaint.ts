// Work that can wait until the user sees the effect of what they did.

/**
 * Calls back once the browser has painted, and has shown the new frame to screen readers.
 *
 * @returns a function that cancels the call
 */
export function afterPaint(callback: () => void): () => void {
  let next: (() => void) | undefined = callback;
  requestAnimationFrame(() => setTimeout(() => next?.()));
  return () => {
    next = undefined;
  };
}
