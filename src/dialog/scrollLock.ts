// Keeps the page behind a dialog where it is.

let locks = 0;
let before = { overflow: '', scrollbarGutter: '' };

/**
 * Stops the page from scrolling, and keeps the place of its scroll bar so that nothing moves sideways.
 * Several dialogs may lock it, in any order.
 *
 * @returns a function that takes this lock away, to be called once
 */
export function lockScroll(): () => void {
  const page = document.documentElement;
  const { style } = page;
  locks += 1;
  if (locks === 1) {
    before = { overflow: style.overflow, scrollbarGutter: style.scrollbarGutter };
    if (window.innerWidth > page.clientWidth) style.scrollbarGutter = 'stable';
    style.overflow = 'hidden';
  }
  return () => {
    locks -= 1;
    if (locks === 0) Object.assign(style, before);
  };
}
