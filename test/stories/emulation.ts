// Emulates screens and user preferences.

import { cdp } from 'vitest/browser';

interface DevTools {
  send(method: string, parameters: object): Promise<unknown>;
}

const devTools = (): DevTools => cdp();

/** Sets media features such as `forced-colors`. The others keep the browser's values. */
export const prefer = (features: Record<string, string>) =>
  devTools().send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });

/** A screen of 1280 x 1024 with the page at 400 %, so that 320 x 256 are left. */
export const zoomIn = () =>
  devTools().send('Emulation.setDeviceMetricsOverride', {
    width: 320,
    height: 256,
    deviceScaleFactor: 4,
    mobile: false,
  });

export const zoomOut = () => devTools().send('Emulation.clearDeviceMetricsOverride', {});
