// The built site in a browser: its search, and the live form beside its properties.

import { readFileSync } from 'node:fs';
import axe, { type Result as AxeResult } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { serveSite } from './serveSite.js';

let site: Awaited<ReturnType<typeof serveSite>>;
let browser: Browser;
let page: Page;
/** Errors, and requests to other sites. */
let faults: string[];

beforeAll(async () => {
  site = await serveSite();
  browser = await chromium.launch(await chromiumLaunch());
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

beforeEach(async () => {
  page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  page.setDefaultTimeout(15_000);
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => faults.push(message.text()));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== site.origin) faults.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
});

afterEach(async () => {
  await page.close();
  expect(faults).toEqual([]);
});

it('finds a status code in Troubleshooting', async () => {
  await page.goto(`${site.origin}/`);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('415');
  await page.getByRole('option', { name: /Troubleshooting.*415: the content type/ }).click();
  await page.waitForURL('**/troubleshooting.html#415-the-content-type');
  await page.getByRole('heading', { name: '415: the content type' }).waitFor();
});

it('has a page for every task, in the order of docs/README.md', async () => {
  const tasks = [...readFileSync('docs/README.md', 'utf8').matchAll(/\[(.+)\]\((.+)\.md\)/g)];
  await page.goto(`${site.origin}/quick-start.html`);
  const links = page.locator('#VPSidebarNav').getByRole('link');
  const titles = (await links.allInnerTexts()).filter((title) => title !== 'Try the look');
  expect(titles.slice(0, tasks.length)).toEqual(tasks.map(([, title]) => title));
});

describe('“Try the look”', () => {
  const form = () => page.locator('itglue-connect');
  const submit = () => form().getByRole('button', { name: 'Connect', exact: true });
  const css = () => page.getByLabel('The CSS', { exact: true }).innerText();
  const background = () => submit().evaluate((button) => getComputedStyle(button).backgroundColor);

  beforeEach(async () => {
    await page.goto(`${site.origin}/try-the-look.html`);
    await submit().waitFor();
  });

  it('has a control for each property of the stylesheet', async () => {
    const properties = readFileSync('dist/styles.css', 'utf8').match(/--itglue-[\w-]+/g);
    const controls = page.getByRole('group', { name: 'Properties' }).locator('input, select');
    const ids = await controls.evaluateAll((elements) => elements.map(({ id }) => id));
    expect(new Set(ids)).toEqual(new Set(properties));
    // Each has its name as a label.
    for (const id of ids) await page.getByLabel(id, { exact: true }).waitFor();
  });

  it('passes a colour on to the form, and writes the CSS', async () => {
    expect(await background()).toBe('color(srgb 0.113725 0.305882 0.847059)');
    await page.getByLabel('--itglue-accent').fill('#c026d3');
    expect(await background()).toBe('rgb(192, 38, 211)');
    await page.getByLabel('--itglue-radius').fill('3');
    await page.getByLabel('Light or dark').selectOption('Dark');
    const text =
      '.settings {\n  color-scheme: dark;\n  --itglue-accent: #c026d3;\n  --itglue-radius: 3px;\n}';
    expect(await css()).toBe(text);
    await page.getByRole('button', { name: 'Copy the CSS' }).click();
    await page.getByRole('button', { name: 'Copied', exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

    await page.getByRole('button', { name: 'Start again' }).click();
    expect(await background()).toBe('color(srgb 0.113725 0.305882 0.847059)');
  });

  it('follows the width and the font of the page around it', async () => {
    await page.getByLabel('Width').fill('20');
    await page.getByLabel('Font').selectOption('Serif');
    const box = await form().locator('.itglue-form').boundingBox();
    expect(box?.width).toBe(320);
    const family = await submit().evaluate((button) => getComputedStyle(button).fontFamily);
    expect(family).toBe('Georgia, serif');
  });

  it('speaks every language, in its direction', async () => {
    const languages = page.getByLabel('Language');
    expect(await languages.getByRole('option').count()).toBe(12);
    await languages.selectOption('Arabic');
    await form().locator('.itglue-form:lang(ar)[dir="rtl"]').waitFor();
    expect(await page.getByLabel('Right to left').isChecked()).toBe(true);
    await languages.selectOption('German');
    await form().locator('.itglue-form:lang(de)[dir="ltr"]').waitFor();
    await page.getByLabel('Right to left').check();
    await form().locator('.itglue-form:lang(de)[dir="rtl"]').waitFor();
  });

  it('connects by the mock, after a wrong region', async () => {
    await page.getByRole('button', { name: 'Copy a key that works at Europe' }).click();
    await page.getByRole('button', { name: 'Copied a key that works at Europe' }).waitFor();
    const key = await page.evaluate(() => navigator.clipboard.readText());
    expect(key).toBe(testKeys['api.eu']);
    await form().getByLabel('Subdomain').selectOption('api');
    await form().getByLabel('API key', { exact: true }).fill(key);
    await submit().click();
    await form().getByRole('button', { name: 'Use api.eu and connect' }).click();
    await form().getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('is accessible in %s, wide and at 320 px', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(axe.source);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      const violations = await page.evaluate(async () => {
        const results = await Reflect.get(window, 'axe').run('.look');
        return results.violations.map(
          ({ id, nodes }: AxeResult) => `${id}: ${nodes.map(({ html }) => html)}`,
        );
      });
      expect(violations).toEqual([]);
      const surplus = await page
        .locator('.look')
        .evaluate((look) => look.scrollWidth - look.clientWidth);
      expect(surplus).toBe(0);
    }
  });
});
