// Starts the browser for scripts that measure or take pictures.

import { existsSync } from 'node:fs';
import chromiumFromNpm from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

/**
 * Starts Playwright's own Chromium if it is installed, or else the one from `@sparticuz/chromium`.
 *
 * @param {string[]} [args] additional arguments for Chromium
 */
export async function launchChromium(args = []) {
  const installed = chromium.executablePath();
  return chromium.launch({
    executablePath: existsSync(installed) ? installed : await chromiumFromNpm.executablePath(),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      // Many containers run as root, where Chromium's sandbox refuses to start.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  });
}
