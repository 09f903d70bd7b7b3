// The main flows on the demo, in each of the three browser engines.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { type Demo, startDemo } from '../support/demo.js';
import { chromium } from './chromium.js';
import type { Driver } from './driver.js';
import { firefox } from './firefox.js';
import { Page } from './page.js';
import { webkit } from './webkit.js';

const engines = await Promise.all(
  [chromium, firefox, webkit].map(async (engine) => ({ ...engine, path: await engine.find() })),
);
for (const { name, from, path } of engines) {
  if (path) continue;
  const missing = `${name} is not installed (${from})`;
  if (process.env.CI) throw new Error(missing);
  console.warn(`${missing}: its tests are left out.`);
}

describe.each(engines.filter(({ path }) => path))('$name', ({ path = '', start, keepsPages }) => {
  let driver: Driver;
  let demo: Demo;
  let page: Page;

  beforeAll(async () => {
    driver = await start(path);
  });
  afterAll(() => driver.close());

  beforeEach(async () => {
    demo = await startDemo();
    page = new Page(driver);
    await page.open(demo.url);
    await page.sees('Subdomain');
  });
  afterEach(async () => {
    const errors = await page.errors();
    await demo.stop();
    expect(errors).toEqual([]);
  });

  async function connectWith(subdomain: string, apiKey: string) {
    await page.choose(subdomain);
    await page.fill('API key', apiKey);
    await page.press('Enter');
  }

  const markup = () =>
    page.run(() => {
      const fields = [...document.querySelectorAll('main input')].map((input) =>
        input instanceof HTMLInputElement ? input.value : '',
      );
      const kept = { ...localStorage, ...sessionStorage };
      // The panel with the test keys always shows the key.
      const own = document.querySelector('main')?.innerHTML;
      return [own, ...fields, JSON.stringify(kept), location.href, document.cookie].join();
    });

  it('connects, and no part of the key remains', async () => {
    await connectWith('api.eu', testKeys['api.eu']);
    await page.sees('IT Glue is connected');
    await page.click('button', 'Done');
    await page.sees('143 organizations');
    expect(await markup()).not.toContain(testKeys['api.eu']);
  });

  it('connects in a frame of another origin, with the keyboard alone', async () => {
    const frameHeight = () => page.run(() => document.querySelector('iframe')?.offsetHeight ?? 0);
    await page.click('button', 'Frame');
    await expect.poll(frameHeight, { timeout: 15_000 }).toBeGreaterThan(400);
    expect(await page.run(() => document.querySelector('.itglue-frame')?.textContent)).toBe('');
    await page.press('Tab');
    // Chromium moves the focus into the frame's own process a moment later.
    await expect.poll(() => page.run(() => document.activeElement?.tagName)).toBe('IFRAME');
    await driver.type('Eur');
    for (const _ of ['Not sure which subdomain?', 'API key']) await page.press('Tab');
    await driver.type(testKeys['api.eu']);
    await page.press('Enter');
    // The form has become the short notice that it is connected, whose heading has the focus.
    await expect.poll(frameHeight, { timeout: 15_000 }).toBeLessThan(400);
    await page.press('Tab');
    await page.press('Enter');
    await page.sees('143 organizations');
    expect(await markup()).not.toContain(testKeys['api.eu']);
  });

  it('finds the region of a key, and connects to it with one click', async () => {
    await connectWith('api', testKeys['api.eu']);
    await page.sees('This key belongs to Europe');
    await page.click('button', 'Use api.eu and connect');
    await page.sees('IT Glue is connected');
  });

  it('shows that a key is rejected, and keeps what was entered', async () => {
    await connectWith('api.au', testKeys.revoked);
    await page.sees('IT Glue didn’t accept this key');
    const focusedRole = () => page.run(() => document.activeElement?.getAttribute('role'));
    await expect.poll(focusedRole).toBe('group');
    expect(await page.entered()).toEqual({ subdomain: 'api.au', apiKey: testKeys.revoked });
  });

  it('explains which field is missing, and focuses it', async () => {
    await page.click('button', 'Connect');
    await page.sees('Choose your subdomain.');
    await expect.poll(page.focused).toBe('Subdomain');
    await page.choose('api');
    await page.click('button', 'Connect');
    await page.sees('Paste your API key.');
    await expect.poll(page.focused).toBe('API key');
  });

  it('shows and hides the key', async () => {
    await page.fill('API key', testKeys.api);
    expect(await page.typeOfKey()).toBe('password');
    await page.click('button', 'Show API key');
    expect(await page.typeOfKey()).toBe('text');
    await page.click('button', 'Hide API key');
    expect(await page.typeOfKey()).toBe('password');
    expect((await page.entered()).apiKey).toBe(testKeys.api);
  });

  it('reads the region from an address, and the key from a pasted text', async () => {
    await page.paste('API key', 'https://acme.eu.itglue.com/123/dashboard');
    await expect.poll(page.entered).toEqual({ subdomain: 'api.eu', apiKey: '' });
    await page.paste('API key', `x-api-key: "${testKeys['api.eu']}"\n`);
    await page.sees('Removed everything except the key.');
    expect((await page.entered()).apiKey).toBe(testKeys['api.eu']);
    await page.press('Enter');
    await page.sees('IT Glue is connected');
  });

  it('has a tab order like the page', async () => {
    await page.click('field', 'API key');
    const order: (string | undefined)[] = [];
    for (let step = 0; step < 4; step += 1) {
      await page.press('Tab');
      order.push(await page.focused());
    }
    expect(order).toEqual([
      'Show API key',
      'Where do I find my subdomain and key?',
      'Send them a link',
      'Connect',
    ]);
  });

  it('opens in a dialog, asks before a key is lost, and returns the focus', async () => {
    const overflow = () => page.run(() => getComputedStyle(document.documentElement).overflowY);
    await page.click('button', 'Dialog');
    await page.click('button', 'Connect');
    await page.sees('Sent only to');
    await expect.poll(page.focused).toBe('Subdomain');
    expect(await overflow()).toBe('hidden');
    await page.fill('API key', testKeys.api);
    await page.press('Escape');
    await page.sees('Discard this key?');
    await page.press('Escape');
    expect((await page.entered()).apiKey).toBe(testKeys.api);
    await page.press('Escape');
    await page.click('button', 'Discard and close');
    await expect.poll(() => page.run(() => document.querySelectorAll('dialog').length)).toBe(0);
    await expect.poll(page.focused).toBe('Connect');
    expect(await overflow()).toBe('visible');
  });

  it('replaces a key and disconnects', async () => {
    await page.click('button', 'Dialog');
    await page.click('button', 'Connect');
    await connectWith('api.au', testKeys['api.au']);
    await page.click('button', 'Done');
    await page.sees('1 organization');
    await page.click('button', 'Replace key');
    await connectWith('api', testKeys.api);
    await page.click('button', 'Done');
    await page.sees('87 organizations');
    await page.click('button', 'Disconnect');
    await page.sees('Disconnect IT Glue?');
    await page.click('button', 'Disconnect');
    await page.sees('Not connected');
  });

  it('can be cancelled while it waits', async () => {
    await connectWith('api.eu', testKeys.slow);
    await page.click('button', 'Cancel');
    await page.click('button', 'Connect');
    await page.click('button', 'Cancel');
    expect((await page.entered()).apiKey).toBe(testKeys.slow);
  });

  it.each([
    ['before the submit', keepsPages, testKeys.api, async () => {}],
    [
      'while it connects',
      false,
      testKeys.slow,
      async () => {
        await page.press('Enter');
        await page.sees('Cancel');
      },
    ],
    [
      'after a failure',
      keepsPages,
      testKeys.revoked,
      async () => {
        await page.press('Enter');
        await page.sees('IT Glue didn’t accept this key');
      },
    ],
  ])(
    'hides or drops the key when the user leaves %s and returns, and connects',
    async (_, isKept, apiKey, reach) => {
      await page.choose('api.eu');
      await page.fill('API key', apiKey);
      await reach();
      await page.click('button', 'Show API key');
      const kept = await page.leaveAndReturn(`${demo.url}api/session`);
      if (isKept) expect(kept).toBe(true);
      await expect
        .poll(page.entered)
        .toEqual(kept ? { subdomain: 'api.eu', apiKey } : { subdomain: '', apiKey: '' });
      await expect.poll(page.typeOfKey).toBe(kept ? 'password' : 'text');
      if (await page.has('button', 'Cancel')) await page.click('button', 'Cancel');
      await page.choose('api.eu');
      await page.replace('API key', testKeys['api.eu']);
      await page.press('Enter');
      await page.sees('IT Glue is connected');
    },
  );

  it.each(['light', 'dark'])('has its own colours in %s', async (theme) => {
    const colours = await page.run((theme) => {
      document.documentElement.style.colorScheme = theme;
      const form = document.querySelector('.itglue-form');
      const submit = document.querySelector('.itglue-submit');
      const painted = document.createElement('canvas').getContext('2d');
      if (!form || !submit || !painted) return undefined;
      const grey = (colour: string) => {
        painted.fillStyle = colour;
        painted.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = painted.getImageData(0, 0, 1, 1).data;
        return (red + green + blue) / 3;
      };
      return {
        surface: grey(getComputedStyle(form).backgroundColor),
        text: grey(getComputedStyle(form).color),
        submit: grey(getComputedStyle(submit).backgroundColor),
        onSubmit: grey(getComputedStyle(submit).color),
      };
    }, theme);
    expect(colours).toEqual(
      theme === 'light'
        ? { surface: 255, text: 25, submit: expect.closeTo(107.7, 0), onSubmit: 255 }
        : { surface: 25, text: 250, submit: expect.closeTo(179.7, 0), onSubmit: 0 },
    );
  });

  it('fits in 320 px', async () => {
    const widest = await page.run(() => {
      const main = document.querySelector<HTMLElement>('.itglue-form')?.parentElement;
      if (!main) return undefined;
      main.style.inlineSize = '288px';
      return Math.max(
        ...[...main.querySelectorAll('*')].map((element) => element.scrollWidth - 288),
      );
    });
    expect(widest).toBeLessThanOrEqual(0);
  });
});
