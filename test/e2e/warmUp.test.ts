// What a closed dialog prepares for the first click. React counts the roots, as it does for its developer tools.

import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { chromiumLaunch } from '../support/chromium.js';
import { listen } from '../support/listen.js';

declare global {
  interface Window {
    /** How often each root has committed. */
    commits: Map<{ current: { child: unknown } }, number>;
  }
}

let browser: Browser;
let server: Server;
let url: string;
let page: Page;
const requests: (string | undefined)[] = [];
const said: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch());
  const modes = ['production', 'development'];
  const scripts = new Map<string, string | undefined>(
    await Promise.all(
      modes.map(async (mode) => {
        const { outputFiles } = await build({
          entryPoints: [fileURLToPath(new URL('warmUp.page.tsx', import.meta.url))],
          bundle: true,
          write: false,
          jsx: 'automatic',
          define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
        });
        return [`/${mode}.js`, outputFiles[0]?.text] as const;
      }),
    ),
  );
  server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    const script = scripts.get(path);
    response.setHeader('content-type', `text/${script ? 'javascript' : 'html'}; charset=utf-8`);
    response.end(
      script ??
        `<!doctype html><link rel="icon" href="data:,"><body><script src="${path}.js"></script>`,
    );
  });
  url = await listen(server, 'localhost');
});

afterAll(async () => {
  await browser.close();
  server.close();
});

beforeEach(async () => {
  requests.length = 0;
  said.length = 0;
  page = await browser.newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.addInitScript(() => {
    window.commits = new Map();
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberRoot(_id: number, root: { current: { child: unknown } }) {
          window.commits.set(root, (window.commits.get(root) ?? 0) + 1);
        },
        onCommitFiberUnmount() {},
        onPostCommitFiberRoot() {},
        checkDCE() {},
      },
    });
  });
});

afterEach(() => page.close());

const markup = '<main><button type="button">Open</button></main>';
const mainOf = () => page.evaluate(() => document.querySelector('main')?.outerHTML);

it('renders the dialog once outside the page, and leaves nothing behind', async () => {
  await page.goto(`${url}/production`);
  // The host's own root, and another that has rendered and is empty again.
  await page.waitForFunction(() =>
    [...window.commits].some(([{ current }, times]) => !current.child && times === 2),
  );
  expect(await page.evaluate(() => window.commits.size)).toBe(2);
  expect(await mainOf()).toBe(markup);
  expect(await page.evaluate(() => document.querySelectorAll('dialog, form').length)).toBe(0);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(await page.evaluate(() => window.events)).toEqual([]);

  await page.getByText('Open').click();
  await page.waitForFunction(() => document.activeElement?.matches('dialog[open] select'));
  expect(await page.evaluate(() => window.events)).toEqual([{ type: 'opened' }]);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog'));
  // Not once more.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(await page.evaluate(() => window.commits.size)).toBe(2);
  expect(requests).toEqual(['/production', '/production.js']);
  expect(said).toEqual([]);
});

it('renders nothing else in development, where React would warn in a host’s tests', async () => {
  await page.goto(`${url}/development`);
  await page.getByText('Open').waitFor();
  for (let times = 0; times < 3; times += 1) {
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  }
  expect(await page.evaluate(() => window.commits.size)).toBe(1);
});
