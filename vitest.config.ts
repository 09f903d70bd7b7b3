// Five kinds of tests: plain code, the form in jsdom, the form in a real browser, the stories there,
// and the demo as a whole.

import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './test/support/chromium.js';

const node = ['itglue', 'server', 'testing', 'nango', 'package'].map(
  (folder) => `test/${folder}/**`,
);
const browser = 'test/browser/**';
const stories = ['test/stories/**', 'test/access/**'];
const e2e = 'test/e2e/**';
const tests = (folders: string[]) => folders.map((folder) => `${folder}/*.test.{ts,tsx}`);

const launchOptions = await chromiumLaunch();
// The tests start in other processes, which then need not look for it again.
process.env.CHROME_PATH = launchOptions.executablePath;

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
          exclude: [...node, browser, ...stories, e2e],
          setupFiles: 'test/support/jsdom.ts',
          // Testing Library tidies up after each test where it finds a global afterEach.
          globals: true,
        },
      },
      {
        // Found beforehand: what Vite only comes upon during a test reloads the page.
        optimizeDeps: {
          include: [
            '@hookform/resolvers/zod',
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
            '@hookform/resolvers/zod',
            '@storybook/react-vite',
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
