// The host's theme: read in its page, and applied in the frame.

/** Our custom properties for colours. */
export const colours = ['accent', 'surface', 'text', 'muted', 'border', 'danger', 'success'].map(
  (name) => `--itglue-${name}`,
);

/** The properties that get into the frame. */
export const properties = [
  ...colours,
  '--itglue-radius',
  'color-scheme',
  'font-family',
  'font-size',
];

/**
 * Reads the theme at the frame.
 *
 * @param frame has the colour `Canvas`, which is dark in a dark theme, however that is chosen
 */
export function readTheme(frame: HTMLIFrameElement): Record<string, string> {
  const style = getComputedStyle(frame);
  const theme: Record<string, string> = {};
  for (const name of properties) theme[name] = style.getPropertyValue(name).trim();
  // The first number is the red channel.
  theme['color-scheme'] = Number(/\d+/.exec(style.color)) < 128 ? 'dark' : 'light';
  return theme;
}

/**
 * Calls back when the theme may have changed: an attribute of an element around, a stylesheet, the user's preference, or
 * the size of the window.
 */
export function watchTheme(frame: Element, onChange: () => void, signal: AbortSignal): void {
  const { documentElement: page, head } = document;
  const observer = new MutationObserver(onChange);
  for (let around: Element | null = frame; around; around = around.parentElement) {
    observer.observe(around, { attributes: true });
  }
  // A shadow root has no parent.
  observer.observe(page, { attributes: true });
  observer.observe(head, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());

  const listen = (target: EventTarget | undefined, type: string) =>
    target?.addEventListener(type, onChange, { capture: true, signal });
  // A stylesheet is loaded later than it is added.
  listen(head, 'load');
  listen(window, 'resize');
  // Test environments such as jsdom lack it.
  listen(globalThis.matchMedia?.('(prefers-color-scheme: dark)'), 'change');
}
