// Chromium, controlled by Playwright.

import { type BrowserContext, chromium as browserType, type Page } from 'playwright-core';
import { chromiumLaunch } from '../support/chromium.js';
import type { Engine } from './driver.js';

export const chromium: Engine = {
  name: 'Chromium',
  from: 'Chrome or Chromium',
  // The headless shell keeps no pages in the back/forward cache.
  keepsPages: false,
  find: () =>
    chromiumLaunch().then(
      ({ executablePath }) => executablePath,
      () => undefined,
    ),
  async start(executablePath) {
    const browser = await browserType.launch({
      ...(await chromiumLaunch()),
      executablePath,
      // Playwright turns the back/forward cache off by default.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    let context: BrowserContext | undefined;
    let page: Page;
    return {
      async open(url) {
        await context?.close();
        context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
        page = await context.newPage();
        await page.goto(url);
      },
      evaluate: (expression) => page.evaluate(expression),
      clickAt: (x, y) => page.mouse.click(x, y),
      type: (text) => page.keyboard.type(text),
      press: (key) => page.keyboard.press(key),
      pressWithControl: (letter) => page.keyboard.press(`ControlOrMeta+${letter}`),
      choose: async (selector, value) => void (await page.selectOption(selector, value)),
      close: () => browser.close(),
    };
  },
};
