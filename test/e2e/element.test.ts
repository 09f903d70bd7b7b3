// The custom element, with React and stand-alone, in a page without either, under a strict policy.

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { build } from 'esbuild';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { listen } from '../support/listen.js';

const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';
  connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`.replace(
  /\s+/g,
  ' ',
);

const html = `<!doctype html><html lang="en"><title>Settings</title><body><main>
  <h1>Settings</h1>
  <itglue-connect id="form" app-name="Acme" description="Acme reads your organizations."
    egress-addresses="203.0.113.7 203.0.113.8"></itglue-connect>
  <button id="opener">Connect</button>
  <itglue-connect id="dialog" mode="dialog" app-name="Acme" default-subdomain="api.eu"
    lock-subdomain></itglue-connect>
  </main><script type="module" src="/host.js"></script></body></html>`;

// A minimal host: it sets a property before the element is defined, and listens.
const hostScript = `
const seen = (window.seen = []);
for (const element of document.querySelectorAll('itglue-connect')) {
  element.connect = async ({ subdomain, apiKey }) => {
    seen.push('called ' + subdomain);
    if (apiKey.includes('europe') && subdomain !== 'api.eu') {
      throw new window.ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu' });
    }
    return { subdomain, organizationCount: 143 };
  };
  for (const type of ['success', 'error', 'event', 'close']) {
    element.addEventListener('itglue-connect:' + type, ({ detail }) =>
      seen.push(type + ' ' + (detail?.type ?? detail?.code ?? detail?.subdomain ?? '')));
  }
}
document.querySelector('#opener').onclick = () => (document.querySelector('#dialog').open = true);
const { ConnectError } = await import('/element.js');
window.ConnectError = ConnectError;
// Like a second copy of the script.
await import('/element.js?again');
`;

async function elementWithReact(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['dist/element/index.js'],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

const builds = {
  'with React': elementWithReact,
  'stand-alone': () => readFile('dist/itglue-connect.standalone.js', 'utf8'),
};

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch());
});

afterAll(() => browser.close());

describe.each(Object.entries(builds))('<itglue-connect>, %s', (_name, element) => {
  let server: Server;
  let url: string;
  let page: Page;
  let form: Locator;
  let complaints: string[];

  beforeAll(async () => {
    const script = await element();
    server = createServer((request, response) => {
      const path = request.url?.split('?')[0];
      const body = path === '/' ? html : path === '/host.js' ? hostScript : script;
      response.setHeader('content-type', path === '/' ? 'text/html' : 'text/javascript');
      response.setHeader('content-security-policy', policy);
      response.end(body);
    });
    url = `${await listen(server, 'localhost')}/`;
  });

  afterAll(() => void server.close());

  beforeEach(async () => {
    page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(url);
    form = page.locator('#form');
    await form.getByRole('heading', { name: 'Connect IT Glue' }).waitFor();
  });

  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  const seen = () => page.evaluate<string[]>('window.seen');
  /** Waits for the focus to be on what matches, inside the element. */
  const focused = (selector: string) =>
    page.waitForFunction(
      (selector) => document.activeElement?.shadowRoot?.activeElement?.matches(selector),
      selector,
    );

  it('connects, after a wrong region, from an empty form', async () => {
    await form.getByRole('button', { name: 'Connect', exact: true }).click();
    await form.getByText('Choose your subdomain.').waitFor();
    await focused('select');
    await form.getByLabel('Subdomain').selectOption('api');
    await form.getByLabel('API key', { exact: true }).fill(testKeys['api.eu']);
    await page.keyboard.press('Enter');
    await form.getByText('This key belongs to Europe').waitFor();
    await focused('.itglue-failure');
    await form.getByRole('button', { name: 'Use api.eu and connect' }).click();
    await form.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
    await focused('.itglue-connected');
    expect((await seen()).filter((event) => event !== 'event opened')).toEqual([
      'event refused',
      'event refused',
      'called api',
      'event submitted',
      'error wrong_subdomain',
      'event failed',
      'called api.eu',
      'event submitted',
      'success api.eu',
      'event connected',
    ]);
  });

  it('is styled by its own stylesheet and the host’s custom properties', async () => {
    const submit = form.getByRole('button', { name: 'Connect', exact: true });
    const background = () => submit.evaluate((button) => getComputedStyle(button).backgroundColor);
    expect(await background()).toBe('color(srgb 0.113725 0.305882 0.847059)');
    await page.evaluate(() =>
      document.documentElement.style.setProperty('--itglue-accent', 'rgb(124, 58, 237)'),
    );
    expect(await background()).toBe('rgb(124, 58, 237)');
  });

  it('reads its attributes again when they change', async () => {
    await form.evaluate((element) => element.setAttribute('app-name', 'Umbrella'));
    await form.getByText('Sent only to Umbrella.').waitFor();
    await form.evaluate((element) => Reflect.set(element, 'messages', { title: 'Verbinden' }));
    await form.getByRole('heading', { name: 'Verbinden' }).waitFor();
  });

  it('opens as a dialog, asks before a key is lost, and returns the focus', async () => {
    await page.locator('#opener').click();
    const dialog = page.locator('#dialog').getByRole('dialog');
    await dialog.getByText('Europe — app.eu.itglue.com (api.eu)').waitFor();
    await dialog.getByLabel('API key', { exact: true }).fill('ITG.abc');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await page.getByRole('dialog', { name: /\?$/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard and close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.id === 'opener');
    expect(await page.locator('#dialog').getAttribute('open')).toBeNull();
    // One of them is the form's.
    expect(await seen()).toEqual(['event opened', 'event opened', 'close ', 'event closed']);
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('');
  });

  it('leaves nothing when it is removed, and starts afresh when it is added again', async () => {
    await form.getByLabel('API key', { exact: true }).fill('ITG.abc');
    const left = await form.evaluate((element) => {
      const place = element.parentElement;
      const input = element.shadowRoot?.querySelector('input[data-itglue-key]');
      element.remove();
      return new Promise<{ inside: string | undefined; value: unknown }>((resolve) => {
        // React ends its effects a moment later.
        setTimeout(() => {
          resolve({
            inside: element.shadowRoot?.innerHTML,
            value: input instanceof HTMLInputElement && input.value,
          });
          place?.append(element);
        }, 100);
      });
    });
    expect(left).toEqual({ inside: '', value: '' });
    await form.getByRole('heading', { name: 'Connect IT Glue' }).waitFor();
    expect(await form.getByLabel('API key', { exact: true }).inputValue()).toBe('');
  });
});
