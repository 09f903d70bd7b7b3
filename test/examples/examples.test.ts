// Every example connects from an empty page, in a real browser and under a strict policy.

import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { type Example, installExample, removeExample, startExample } from './startExample.js';
import { startWorker } from './startWorker.js';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch());
});
afterAll(() => browser.close());

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

const inPage = () => Promise.resolve();
const inDialog = (page: Page) => page.getByRole('button', { name: 'Connect IT Glue' }).click();

/** Tests for a form that is rendered on the server, before hydration. */
function beforeHydration(url: () => string) {
  it('is already in the page, and sends nothing', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(url());
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.getByLabel('Subdomain').selectOption('api.eu');
    await page.getByLabel('API key', { exact: true }).fill(testKeys['api.eu']);
    await page.getByLabel('API key', { exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    // A navigation would have started by the time another page has loaded.
    await (await browser.newPage()).goto(url());
    expect(requests).toEqual([]);
    expect(page.url()).toBe(`${url()}/`);
    await page.close();
  });

  it('keeps what was entered before hydration, and connects', async () => {
    const page = await browser.newPage();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/*.js*', async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(url(), { waitUntil: 'commit' });
    await page.getByLabel('Subdomain').selectOption('api.eu');
    await page.getByLabel('API key', { exact: true }).fill(testKeys['api.eu']);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    expect(page.url()).toBe(`${url()}/`);
    release();
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
    await page.close();
  });
}

const nothing = () => {};

describe.each([
  { name: 'react-vite', start: startExample, open: inPage },
  { name: 'nextjs', start: startExample, open: inPage, additionalTests: beforeHydration },
  { name: 'express', start: startExample, open: inDialog },
  { name: 'cloudflare-worker', start: startWorker, open: inPage },
  { name: 'vue', start: startExample, open: inPage },
  { name: 'svelte', start: startExample, open: inPage },
  { name: 'angular', start: startExample, open: inPage },
  { name: 'plain-html', start: startExample, open: inPage },
])('$name', ({ name, start, open, additionalTests = nothing }) => {
  let folder: string;
  let example: Example;
  let page: Page;
  /** The errors of the page, and the violations of its policy. */
  let complaints: string[];

  beforeAll(async () => {
    folder = await installExample(name);
    example = await start(folder);
  });
  afterAll(async () => {
    await example.stop();
    await removeExample(folder);
  });

  beforeEach(async () => {
    complaints = [];
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // The browser itself logs every answer that is not a success.
      if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text());
    });
    await page.exposeFunction('reportViolation', (violation: string) => complaints.push(violation));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        Reflect.get(window, 'reportViolation')(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  async function connectWith(subdomain: string) {
    await page.goto(example.url);
    await open(page);
    await page.getByLabel('Subdomain').selectOption(subdomain);
    await page.getByLabel('API key', { exact: true }).fill(testKeys['api.eu']);
    await page.getByLabel('API key', { exact: true }).press('Enter');
  }

  async function isConnected() {
    await page.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
    expect(await page.content()).not.toContain(testKeys['api.eu']);
    expect(example.printed()).not.toContain(testKeys['api.eu']);
  }

  it('connects from an empty page', async () => {
    await connectWith('api.eu');
    await isConnected();
  });

  it('connects from a wrong subdomain with one click', async () => {
    await connectWith('api');
    await page.getByRole('button', { name: 'Use api.eu and connect' }).click();
    await isConnected();
  });

  it('keeps its colours after the build has processed the stylesheet', async () => {
    await page.goto(example.url);
    await open(page);
    const backgroundIn = (scheme: string) =>
      page.getByRole('button', { name: 'Connect', exact: true }).evaluate((button, scheme) => {
        document.documentElement.style.colorScheme = scheme;
        return getComputedStyle(button).backgroundColor;
      }, scheme);
    const light = await backgroundIn('light');
    const dark = await backgroundIn('dark');
    expect([light, dark]).not.toContain('rgba(0, 0, 0, 0)');
    expect(light).not.toBe(dark);
  });

  it('has a strict policy', async () => {
    const { headers } = await fetch(example.url);
    const directives = headers.get('content-security-policy')?.split(/; ?/) ?? [];
    const nonce = / 'nonce-\w+=*'/;
    expect(directives.map((directive) => directive.replace(nonce, '')).join('; ')).toBe(policy);
  });

  additionalTests(() => example.url);
});
