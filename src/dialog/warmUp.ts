// Makes the first click quicker.

import { type ReactNode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';

declare const process: { env: { NODE_ENV?: string } };

let isDone = false;

/**
 * Renders something where nobody sees it, while the browser is idle, so that all of its script is compiled. Does so
 * once per page. Does nothing in Safari, which lacks `requestIdleCallback`, and in development, where React warns about
 * what a host's test renders outside `act`.
 *
 * @param render returns what to render. Its effects also run.
 */
export function warmUp(render: () => ReactNode): void {
  if (process.env.NODE_ENV !== 'production' || isDone) return;
  isDone = true;
  window.requestIdleCallback?.(() => {
    const root = createRoot(document.createElement('div'));
    // In slices, so that what the user does meanwhile doesn't wait for it.
    startTransition(() => root.render(render()));
    // React renders before the browser is idle again.
    requestIdleCallback(() => root.unmount());
  });
}
