// Finds the Chromium that the tests use. test/engines/firefox.ts finds Firefox.

import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

export interface ChromiumLaunch {
  executablePath: string;
  args: string[];
}

/**
 * The options for Playwright's `launch`: the browser that `CHROME_PATH` names, else an installed Chrome
 * or Chromium, else Playwright's own download, else the one that comes with `@sparticuz/chromium`.
 *
 * @throws an `Error` when there is none
 */
export async function chromiumLaunch(): Promise<ChromiumLaunch> {
  const executablePath =
    process.env.CHROME_PATH ||
    [...usualPlaces(), chromium.executablePath()].find((path) => existsSync(path)) ||
    (await chromiumFromNpm());
  return {
    executablePath,
    args: [
      // The tests are the only ones to use the network.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      // Chromium's sandbox refuses to run as root, which is what many containers do.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

function usualPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ];
    case 'win32':
      return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
    default:
      return [
        '/usr/bin/google-chrome',
        '/usr/bin/google-chrome-stable',
        '/opt/google/chrome/chrome',
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/snap/bin/chromium',
      ];
  }
}

/**
 * Unpacks the browser of `@sparticuz/chromium` once for all processes. Unpacks it into a separate folder, and then
 * renames the folder, so that another process never sees half a browser.
 */
export async function chromiumFromNpm(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chrome or Chromium was found. Browser tests need one: install it, or name it in CHROME_PATH.',
    );
  }
  // Next to the package, so that it is removed when the version changes.
  const home = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    'unpacked',
  );
  if (!existsSync(home)) {
    const fresh = await mkdtemp(`${home}-`);
    const { TMPDIR } = process.env;
    try {
      const { default: packed } = await import('@sparticuz/chromium');
      // The package always unpacks into the folder for temporary files.
      process.env.TMPDIR = fresh;
      await packed.executablePath();
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
    try {
      await rename(fresh, home);
    } catch (error) {
      await rm(fresh, { recursive: true });
      // Another process was faster.
      if (!existsSync(home)) throw error;
    }
  }
  return join(home, 'chromium');
}
