// The kinds of tests: plain code, the form in jsdom (with React 19 and 18.3), the form in a real browser, the
// stories there, their pictures, and the demo as a whole.

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
// These have a configuration of their own.
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
  'test/runtimes/**',
];
const tests = (folders: string[]) => folders.map((folder) => `${folder}/*.test.{ts,tsx}`);

const launchOptions = await chromiumLaunch();
// The tests start in other processes, which then need not look for it again.
process.env.CHROME_PATH = launchOptions.executablePath;

// The pictures are compared in one browser build alone, which there is for this platform.
const comparesPictures = process.platform === 'linux' && process.arch === 'x64';
if (!comparesPictures) console.warn('The pictures are not compared: that takes Linux on x64.');

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'node', environment: 'node', include: tests(node) },
      },
      {
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          // Every folder that no other project names, so that no test is ever left out.
          include: tests(['test/**']),
          exclude: [...node, browser, ...stories, 'test/pictures/**', e2e, ...apart],
          setupFiles: 'test/support/jsdom.ts',
          // A machine that does other work as well takes long for the many keystrokes of some.
          testTimeout: 20_000,
          // Testing Library tidies up after each test where it finds a global afterEach.
          globals: true,
        },
      },
      {
        resolve: { alias: react18() },
        test: {
          name: 'react18',
          environment: 'jsdom',
          include: tests(['test/form', 'test/dialog', 'test/card', 'test/host']),
          setupFiles: ['test/support/jsdom.ts', 'test/react18/setup.ts'],
          testTimeout: 20_000,
          globals: true,
          // What imports React is transformed, too, or the alias would not reach it.
          server: { deps: { inline: [/@testing-library\/react/, /react-hook-form/] } },
        },
      },
      {
        // Found beforehand: what Vite only comes upon during a test reloads the page.
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
            // Without scroll bars nothing would show that the page keeps their place.
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
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

/** Puts the oldest React that is supported in the place of the newest. */
function react18() {
  const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
  return [
    ...['react', 'react-dom'].map((name) => ({
      find: new RegExp(`^${name}(?=/|$)`),
      replacement: path(`./test/react18/node_modules/${name}`),
    })),
    // Its usual entry is CommonJS, which no alias reaches.
    {
      find: '@testing-library/react',
      replacement: path('./node_modules/@testing-library/react/dist/@testing-library/react.esm.js'),
    },
  ];
}

/** Screenshots of every story, against those in test/pictures/approved. `vitest -u` approves anew. */
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
          contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] },
        }),
        instances: [{ browser: 'chromium' as const }],
        expect: {
          toMatchScreenshot: {
            comparatorName: 'pixelmatch' as const,
            // A pixel may differ a little, none by much.
            comparatorOptions: { threshold: 0.1, allowedMismatchedPixels: 8 },
            resolveScreenshotPath: ({ root, arg, ext }: Record<'root' | 'arg' | 'ext', string>) =>
              `${root}/test/pictures/approved/${arg}${ext}`,
          },
        },
      },
    },
  };
}
