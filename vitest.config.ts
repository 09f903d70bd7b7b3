// The kinds of tests: plain code, the form in jsdom (with React 19 and 18.3), the form and the stories in a real
// browser, the stories' pictures, and the demo as a whole.

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumFromNpm, chromiumLaunch } from './test/support/chromium.js';

const node = ['itglue', 'server', 'node', 'conformance', 'testing', 'nango', 'package'].map(
  (folder) => `test/${folder}/**`,
);
const browser = 'test/browser/**';
const stories = ['test/stories/**', 'test/access/**'];
const e2e = 'test/e2e/**';
// Each of these has its own configuration.
const apart = [
  'test/backends/**',
  'test/bundlers/**',
  'test/nodes/**',
  'test/engines/**',
  'test/examples/**',
  'test/frameworks/**',
  'test/hosts/**',
  'test/openapi/**',
  'test/passwords/**',
  'test/recorders/**',
  'test/runners/**',
  'test/runtimes/**',
  'test/screenreader/**',
  'test/site/**',
];
const tests = (folders: string[]) => folders.map((folder) => `${folder}/*.test.{ts,tsx}`);

const launchOptions = await chromiumLaunch();
// Saves the tests, which run in other processes, from looking for the browser again.
process.env.CHROME_PATH = launchOptions.executablePath;

// The pictures are compared in only one browser build, which exists for only this platform.
const comparesPictures = process.platform === 'linux' && process.arch === 'x64';
if (!comparesPictures) console.warn('Skipping the pictures: comparing them needs Linux on x64.');

export default defineConfig({
  test: {
    // By default, a machine with two cores has one worker, which leaves one core idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: { name: 'node', environment: 'node', include: tests(node) },
      },
      {
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          // All folders that no other project includes, so that no test is left out.
          include: tests(['test/**']),
          exclude: [...node, browser, ...stories, 'test/pictures/**', e2e, ...apart],
          setupFiles: 'test/support/jsdom.ts',
          // Some tests type a lot, which is slow on a busy machine.
          testTimeout: 20_000,
          // Testing Library cleans up after each test if there is a global afterEach.
          globals: true,
        },
      },
      {
        resolve: { alias: react18() },
        test: {
          name: 'react18',
          environment: 'jsdom',
          include: tests([
            'test/form',
            'test/link',
            'test/dialog',
            'test/card',
            'test/host',
            'test/frame',
          ]),
          setupFiles: ['test/support/jsdom.ts', 'test/react18/setup.ts'],
          testTimeout: 20_000,
          globals: true,
          // Also transforms packages that import React, so that the alias applies to them.
          server: { deps: { inline: [/@testing-library\/react/, /react-hook-form/] } },
        },
      },
      {
        // Listed here because Vite reloads the page when it discovers a dependency during a test.
        optimizeDeps: {
          include: [
            '@testing-library/react',
            '@testing-library/user-event',
            'axe-core',
            'react',
            'react-dom',
            'react-dom/client',
            'react-dom/server',
            'react-hook-form',
            'react/jsx-dev-runtime',
            'zod/mini',
          ],
        },
        test: {
          name: 'browser',
          include: tests([browser]),
          setupFiles: 'test/support/browser.ts',
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // The tests check that the page keeps the space of its scroll bars.
            provider: playwright({
              launchOptions: { ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        optimizeDeps: {
          include: [
            '@guidepup/virtual-screen-reader',
            '@storybook/react-vite',
            '@testing-library/react',
            'accessibility-checker-engine/ace-window.js',
            'axe-core',
            'react',
            'react-dom',
            'react-dom/client',
            'react-hook-form',
            'react/jsx-dev-runtime',
            'storybook/test',
            'zod/mini',
          ],
        },
        test: {
          name: 'stories',
          include: tests(stories),
          setupFiles: 'test/stories/setup.ts',
          browser: {
            enabled: true,
            headless: true,
            viewport: { width: 1280, height: 1024 },
            screenshotFailures: false,
            provider: playwright({
              launchOptions,
              // One story copies an address.
              contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      ...(comparesPictures ? [await pictures()] : []),
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: tests([e2e]),
          fileParallelism: false,
          // Searching the heap for the key takes several seconds each time.
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});

/** Replaces the newest React with the oldest that is supported. */
function react18() {
  const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
  return [
    ...['react', 'react-dom'].map((name) => ({
      find: new RegExp(`^${name}(?=/|$)`),
      replacement: path(`./test/react18/node_modules/${name}`),
    })),
    // Its default entry is CommonJS, to which aliases don't apply.
    {
      find: '@testing-library/react',
      replacement: path('./node_modules/@testing-library/react/dist/@testing-library/react.esm.js'),
    },
  ];
}

/** Compares screenshots of every story with those in test/pictures/approved. `vitest -u` approves new ones. */
async function pictures() {
  return {
    optimizeDeps: {
      include: [
        '@storybook/react-vite',
        'react',
        'react-dom',
        'react-dom/client',
        'react-hook-form',
        'react/jsx-dev-runtime',
        'storybook/test',
        'zod/mini',
      ],
    },
    test: {
      name: 'pictures',
      include: tests(['test/pictures']),
      setupFiles: 'test/stories/setup.ts',
      browser: {
        enabled: true,
        headless: true,
        viewport: { width: 460, height: 1200 },
        screenshotFailures: false,
        provider: playwright({
          launchOptions: { ...launchOptions, executablePath: await chromiumFromNpm() },
          contextOptions: {
            permissions: ['clipboard-read', 'clipboard-write'],
            // Some stories show a time of day.
            timezoneId: 'UTC',
          },
        }),
        instances: [{ browser: 'chromium' as const }],
        expect: {
          toMatchScreenshot: {
            comparatorName: 'pixelmatch' as const,
            // Tolerates small differences in colour, and a few pixels with larger ones.
            comparatorOptions: { threshold: 0.1, allowedMismatchedPixels: 8 },
            resolveScreenshotPath: ({ root, arg, ext }: Record<'root' | 'arg' | 'ext', string>) =>
              `${root}/test/pictures/approved/${arg}${ext}`,
          },
        },
      },
    },
  };
}
