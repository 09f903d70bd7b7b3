// The browser for scripts that measure or take pictures.

import { existsSync } from 'node:fs';
import chromiumFromNpm from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

/**
 * Starts Playwright's own download of Chromium, or else the one that comes with `@sparticuz/chromium`.
 *
 * @param {string[]} [args] more arguments for it
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
      // Chromium's sandbox refuses to run as root, which is what many containers do.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  });
}
