// Keeps the page under a dialog from scrolling.

interface Lock {
  count: number;
  before: { overflow: string; scrollbarGutter: string };
}

// By document, since a dialog may be in a frame or in another window.
const locks = new WeakMap<Document, Lock>();

/**
 * Keeps the page from scrolling, and reserves the space of its scroll bar so that nothing shifts sideways. Several
 * dialogs may lock the page, and unlock it in any order.
 *
 * @returns a function that removes this lock. Call it once.
 */
export function lockScroll(document: Document): () => void {
  const page = document.documentElement;
  const { style } = page;
  const lock = locks.get(document) ?? { count: 0, before: { overflow: '', scrollbarGutter: '' } };
  locks.set(document, lock);
  lock.count += 1;
  if (lock.count === 1) {
    lock.before = { overflow: style.overflow, scrollbarGutter: style.scrollbarGutter };
    if (Number(document.defaultView?.innerWidth) > page.clientWidth)
      style.scrollbarGutter = 'stable';
    style.overflow = 'hidden';
  }
  return () => {
    lock.count -= 1;
    if (lock.count === 0) Object.assign(style, lock.before);
  };
}
