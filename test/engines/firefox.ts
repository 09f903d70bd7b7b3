// Firefox, controlled by Puppeteer over WebDriver BiDi.

import { existsSync } from 'node:fs';
import puppeteer, { type BrowserContext, type Page } from 'puppeteer-core';
import type { Engine } from './driver.js';

export const firefox: Engine = {
  name: 'Firefox',
  from: 'Firefox, or firefox-esr of Debian',
  keepsPages: true,
  find: () =>
    Promise.resolve(
      [
        process.env.FIREFOX_PATH ?? '',
        '/usr/bin/firefox-esr',
        '/usr/bin/firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
      ].find((path) => existsSync(path)),
    ),
  async start(executablePath) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      // The tests are the only ones to use the network.
      extraPrefsFirefox: {
        'app.normandy.enabled': false,
        'app.update.enabled': false,
        'browser.region.update.enabled': false,
        'browser.safebrowsing.update.enabled': false,
        'dom.push.connection.enabled': false,
        'extensions.getAddons.cache.enabled': false,
        'extensions.update.enabled': false,
        'media.gmp-manager.updateEnabled': false,
        'network.captive-portal-service.enabled': false,
        'network.connectivity-service.enabled': false,
        'services.settings.server': 'http://localhost:1',
        'toolkit.telemetry.enabled': false,
      },
    });
    let context: BrowserContext | undefined;
    let page: Page;
    return {
      async open(url) {
        await context?.close();
        context = await browser.createBrowserContext();
        page = await context.newPage();
        await page.setViewport({ width: 1280, height: 800 });
        await page.goto(url);
      },
      evaluate: (expression) => page.evaluate(expression),
      clickAt: (x, y) => page.mouse.click(x, y),
      type: (text) => page.keyboard.type(text),
      press: (key) => page.keyboard.press(key),
      async pressWithControl(letter) {
        const control = process.platform === 'darwin' ? 'Meta' : 'Control';
        await page.keyboard.down(control);
        await page.keyboard.type(letter);
        await page.keyboard.up(control);
      },
      choose: async (selector, value) => void (await page.select(selector, value)),
      close: () => browser.close(),
    };
  },
};
