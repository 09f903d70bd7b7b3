// The main job, on real HTTP in a real browser: from an empty page to a stored connection and back.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { type Demo, startDemo } from '../support/demo.js';

let browser: Browser;
let demo: Demo;
let context: BrowserContext;
let page: Page;
/** What the page reported that it should not: errors, and violations of its content security policy. */
let complaints: string[];

beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch());
});

afterAll(() => browser.close());

beforeEach(async () => {
  demo = await startDemo();
  context = await browser.newContext();
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser itself writes down every answer that is not a success.
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  await page.goto(demo.url);
});

afterEach(async () => {
  await context.close();
  await demo.stop();
  expect(complaints).toEqual([]);
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const apiKeyField = () => page.getByLabel('API key', { exact: true });
const heading = (name: string | RegExp) => page.getByRole('heading', { name });

async function connectWith(subdomain: string, apiKey: string) {
  await page.getByLabel('Subdomain').selectOption(subdomain);
  await apiKeyField().fill(apiKey);
  await apiKeyField().press('Enter');
}

async function stored(): Promise<string> {
  const files = await readdir(demo.folder);
  const texts = await Promise.all(files.map((file) => readFile(join(demo.folder, file), 'utf8')));
  return texts.join('\n');
}

describe('the demo', () => {
  it('leaves the focus and the scroll position as they are while it loads', async () => {
    await page.setViewportSize({ width: 1024, height: 400 });
    await page.reload();
    await button('Connect').waitFor();
    const looks = () => page.evaluate(() => [document.activeElement?.tagName, window.scrollY]);
    expect(await looks()).toEqual(['BODY', 0]);
  });

  it('keeps the focus in the tab when the card replaces the form', async () => {
    await connectWith('api.eu', testKeys['api.eu']);
    await button('Done').click();
    await page.getByText('143 organizations').waitFor();
    expect(await page.locator('.connection').evaluate((tab) => tab.matches(':focus-within'))).toBe(
      true,
    );
  });

  it('connects with a good key, and stays connected after a reload and a restart', async () => {
    await connectWith('api.eu', testKeys['api.eu']);
    await heading('IT Glue is connected').waitFor();
    expect(await page.getByText('143 organizations').textContent()).toContain('Europe (api.eu)');

    await page.reload();
    await page.getByText('143 organizations').waitFor();
    await demo.restart();
    await page.goto(demo.url);
    await page.getByText('143 organizations').waitFor();
  });

  it('connects in the frame, on an origin of its own, where the settings page can’t reach the key', async () => {
    await page.getByRole('tab', { name: 'Frame' }).click();
    const frame = page.frameLocator('iframe');
    expect(new URL((await page.locator('iframe').getAttribute('src')) ?? '').origin).not.toBe(
      new URL(demo.url).origin,
    );
    await frame.getByLabel('Subdomain').selectOption('api.eu');
    await frame.getByLabel('API key', { exact: true }).fill(testKeys['api.eu']);
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    await frame.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
    await frame.getByRole('button', { name: 'Done' }).click();
    await page.getByText('143 organizations').waitFor();
    expect(await stored()).not.toContain(testKeys['api.eu']);
  });

  it('finds the region of a key, and connects there with one click', async () => {
    await connectWith('api', testKeys['api.eu']);
    await page.getByText('This key belongs to Europe').waitFor();
    await button('Use api.eu and connect').click();
    await heading('IT Glue is connected').waitFor();
  });

  it('encrypts the key at rest, and never prints it', async () => {
    await connectWith('api.eu', testKeys['api.eu']);
    await heading('IT Glue is connected').waitFor();
    expect(await stored()).toContain('api.eu');
    expect(await stored()).not.toContain(testKeys['api.eu']);
    expect(demo.printed()).not.toContain(testKeys['api.eu']);
  });

  it('leaves no key in the page once it is connected', async () => {
    await connectWith('api.eu', testKeys['api.eu']);
    await button('Done').click();
    await page.getByText('143 organizations').waitFor();
    // The panel of the test keys shows it in any case.
    const html = await page.locator('main').evaluate((main) => {
      const fields = [...main.querySelectorAll('input')].map(({ value }) => value);
      return main.innerHTML + fields.join() + location.href + document.cookie;
    });
    expect(html).not.toContain(testKeys['api.eu']);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe(
      '{}',
    );
  });

  it('connects in a dialog, replaces the key and disconnects', async () => {
    await page.getByRole('tab', { name: 'Dialog' }).click();
    await button('Connect').click();
    await connectWith('api.au', testKeys['api.au']);
    await button('Done').click();
    await page.getByText('1 organization').waitFor();

    await button('Replace key').click();
    await connectWith('api.au', testKeys.revoked);
    await page
      .getByRole('group', { name: /./ })
      .getByText('IT Glue didn’t accept this key')
      .waitFor();
    expect(await apiKeyField().inputValue()).toBe(testKeys.revoked);
    expect(await stored()).toContain('"api.au"');

    await apiKeyField().fill(testKeys.api);
    await page.getByLabel('Subdomain').selectOption('api');
    await page.getByRole('dialog').getByRole('button', { name: 'Replace key' }).click();
    await button('Done').click();
    await page.getByText('87 organizations').waitFor();

    await button('Disconnect').click();
    await page
      .getByRole('dialog', { name: /\?$/ })
      .getByRole('button', { name: 'Disconnect' })
      .click();
    await heading('IT Glue Not connected').waitFor();
    await page.reload();
    await button('Connect').waitFor();
    expect(await stored()).not.toContain('api.au');
  });

  it('shows a broken connection after the key is revoked', async () => {
    await connectWith('api.eu', testKeys['api.eu']);
    await button('Done').click();
    await button('Check now').click();
    await page.getByText('IT Glue accepts the key.').waitFor();
    await button('Revoke the stored key').click();
    await button('Check now').click();
    await heading('IT Glue Needs a new key').waitFor();
    await page.getByText('no longer accepts this key').waitFor();
    await page.reload();
    await heading('IT Glue Needs a new key').waitFor();
  });

  it('leaves the card connected in an outage', async () => {
    await connectWith('api.eu', testKeys['api.eu']);
    await button('Done').click();
    await button('Simulate an outage of IT Glue').click();
    await page.getByText('IT Glue is down. Check the connection.').waitFor();
    await button('Check now').click();
    await page.getByText('IT Glue isn’t available right now').waitFor();
    await heading('IT Glue Connected').waitFor();
    await page.getByText('checked now').waitFor();
    await button('Simulate an outage of IT Glue').click();
    await page.getByText('IT Glue is back.').waitFor();
    await button('Check now').click();
    await page.getByText('IT Glue accepts the key.').waitFor();
  });

  it('reads the region from an address, and the key from the pasted text', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const paste = async (text: string) => {
      await page.evaluate((text) => navigator.clipboard.writeText(text), text);
      await apiKeyField().focus();
      await page.keyboard.press('ControlOrMeta+v');
    };
    await paste('https://acme.eu.itglue.com/123/dashboard');
    expect(await page.getByLabel('Subdomain').inputValue()).toBe('api.eu');
    expect(await apiKeyField().inputValue()).toBe('');
    await paste(`  "${testKeys['api.eu']}"\r\n`);
    expect(await apiKeyField().inputValue()).toBe(testKeys['api.eu']);
    await button('Connect').click();
    await heading('IT Glue is connected').waitFor();
  });
});

describe('each failure', () => {
  it.each([
    ['key_rejected', testKeys.revoked, 'IT Glue didn’t accept this key'],
    ['rate_limited', testKeys.rateLimited, 'IT Glue is rate-limiting this account'],
    ['unavailable', testKeys.unavailable, 'IT Glue isn’t available right now'],
    ['unavailable, not JSON:API', testKeys.notJsonApi, 'IT Glue isn’t available right now'],
    ['timeout', testKeys.slow, 'IT Glue took too long to respond'],
  ])('sees why, and loses nothing: %s', async (_code, apiKey, title) => {
    await connectWith('api.eu', apiKey);
    const alert = page.getByRole('group', { name: /./ }).filter({ hasText: title });
    await alert.waitFor();
    expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByLabel('Subdomain').inputValue()).toBe('api.eu');
    expect(await apiKeyField().inputValue()).toBe(apiKey);
  });

  it('learns that the connection is lost, and that it is back', async () => {
    await page.getByLabel('Subdomain').selectOption('api.eu');
    await context.setOffline(true);
    await connectWith('api.eu', testKeys['api.eu']);
    await page.getByText('You seem to be offline').waitFor();
    await context.setOffline(false);
    await page.getByText('You can try again now.').waitFor();
    await button('Try again').click();
    await heading('IT Glue is connected').waitFor();
  });

  it('learns that the host does not allow it', async () => {
    await page.getByLabel('Signed in as').selectOption({ label: 'Sam Ortiz, Technician' });
    await connectWith('api.eu', testKeys['api.eu']);
    await page.getByText('Contact an administrator of Acme').waitFor();
  });

  it('learns that the server failed', async () => {
    await page.getByLabel('Subdomain').waitFor();
    await page.route('**/api/itglue', (route) => route.fulfill({ status: 500, body: 'no' }));
    await connectWith('api.eu', testKeys['api.eu']);
    await page.getByText('Something went wrong').waitFor();
  });

  it('can be cancelled while it waits', async () => {
    await connectWith('api.eu', testKeys.slow);
    await button('Cancel').click();
    await button('Connect').waitFor();
    expect(await page.getByRole('group', { name: /./ }).allTextContents()).toEqual([]);
    expect(await apiKeyField().inputValue()).toBe(testKeys.slow);
  });
});
