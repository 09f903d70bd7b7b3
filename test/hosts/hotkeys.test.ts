// What is typed in our fields, among the hotkeys of hosts: none of them is triggered.

import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../support/chromium.js';
import { type Hosts, serveHosts } from './serveHosts.js';

let served: Hosts;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  served = await serveHosts();
  browser = await chromium.launch(await chromiumLaunch());
  page = await browser.newPage();
  page.setDefaultTimeout(15_000);
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const triggered = () => page.evaluate(() => Reflect.get(window, 'triggered'));

describe.each(['react-hotkeys-hook', 'hotkeys-js', 'tinykeys', 'mousetrap'])('%s', (host) => {
  it.each(['form', 'element', 'dialog', 'elementDialog'])(
    'is not triggered in the %s',
    async (ours) => {
      await page.goto(`${served.url}/hotkeys.html?host=${host}&ours=${ours}`);
      const key = page.getByLabel('API key', { exact: true });
      await key.click();
      await page.keyboard.type('git');
      expect(await key.inputValue()).toBe('git');
      await page.getByLabel('Subdomain').focus();
      await page.keyboard.press('a');
      expect(await triggered()).toEqual([]);
    },
  );

  it('is triggered elsewhere', async () => {
    await page.goto(`${served.url}/hotkeys.html?host=${host}&ours=element`);
    await page.getByRole('button', { name: 'Elsewhere' }).focus();
    await page.keyboard.type('git');
    expect(await triggered()).toEqual(['g', 'i', 't']);
  });
});
