/** Text spacing that must cause no loss of content (WCAG 1.4.12). Add it to the page. */
export const wideText = document.createElement('style');
wideText.textContent = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;
