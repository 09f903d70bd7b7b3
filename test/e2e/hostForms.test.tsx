// The form inside a form of the host, in a frame that forbids forms, and before hydration. And the key field with a
// real keyboard.

import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConnectForm } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { listen } from '../support/listen.js';

const key = testKeys['api.eu'];
const markup = renderToString(
  <ConnectForm defaultSubdomain="api.eu" onConnect={() => Promise.reject(new Error('Never'))} />,
);

let browser: Browser;
let server: Server;
let url: string;
let page: Page;
const requests: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch());
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('hostForms.page.tsx', import.meta.url))],
    bundle: true,
    write: false,
    outdir: '/',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [script, styles] = ['.js', '.css'].map(
    (end) => bundle.outputFiles.find(({ path }) => path.endsWith(end))?.text,
  );
  const withScript = '<!doctype html><link rel="stylesheet" href="/page.css"><body>';
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const type = { '/page.js': 'text/javascript', '/page.css': 'text/css' }[pathname];
    response.setHeader('content-type', `${type ?? 'text/html'}; charset=utf-8`);
    switch (pathname) {
      case '/page.js':
        return response.end(script);
      case '/page.css':
        return response.end(styles);
      case '/framed':
        return response.end('<iframe sandbox="allow-scripts" src="/form" height="900"></iframe>');
      // The parser leaves out a form that is in another.
      case '/server':
        return response.end(
          `<!doctype html><form action="/elsewhere"><input name="company">${markup}</form>`,
        );
      case '/hydrated':
        return response.end(
          `${withScript}<div id="markup">${markup}</div><script src="/page.js"></script>`,
        );
      default:
        return response.end(`${withScript}<script src="/page.js"></script>`);
    }
  });
  url = await listen(server, 'localhost');
});

afterAll(async () => {
  await browser.close();
  server.close();
});

beforeEach(async () => {
  page = await browser.newPage();
  requests.length = 0;
});

afterEach(async () => {
  expect(requests.join()).not.toContain(key);
  expect(requests.join()).not.toContain('/elsewhere');
  await page.close();
});

const keyField = (where: Page | Frame = page) => where.getByLabel('API key', { exact: true });
const connectButton = (where: Page | Frame = page) =>
  where.getByRole('button', { name: 'Connect', exact: true });

/** What the page was told, once it was. */
async function told(where: Page | Frame = page) {
  await where.waitForFunction(() => document.title.includes('sent:'));
  return (await where.evaluate(() => document.title)).trim().split(' ');
}

describe.each([
  ['inside a form of the host’s', '/inside'],
  ['as the host’s own fields, inside another form', '/own'],
])('%s', (_what, path) => {
  it('connects by its button, once, and the host’s form is not submitted', async () => {
    await page.goto(url + path);
    await keyField().fill(key);
    await connectButton().click();
    expect(await told()).toEqual([`sent:${key}`]);
  });

  it('connects by Enter, once, and the host’s form is not submitted', async () => {
    await page.goto(url + path);
    await keyField().fill(key);
    await keyField().press('Enter');
    expect(await told()).toEqual([`sent:${key}`]);
  });
});

it('connects by Enter in the field for the address as well', async () => {
  await page.goto(`${url}/inside`);
  await keyField().fill(key);
  await page.getByText('Not sure which subdomain?').click();
  await page.getByLabel(/^Paste the address/).press('Enter');
  expect(await told()).toEqual([`sent:${key}`]);
});

it.each(['button', 'Enter'])('connects in a frame that forbids forms, by %s', async (how) => {
  await page.goto(`${url}/framed`);
  const frame = page.frame({ url: `${url}/form` });
  if (!frame) throw new Error('There is no frame');
  await keyField(frame).fill(key);
  await (how === 'Enter' ? keyField(frame).press('Enter') : connectButton(frame).click());
  expect(await told(frame)).toEqual([`sent:${key}`]);
});

describe('before hydration', () => {
  it('the host’s form neither sends our fields nor is submitted by ours', async () => {
    await page.goto(`${url}/server`);
    expect(await page.locator('form').count()).toBe(1);
    await keyField().fill(key);
    await keyField().press('Enter');
    await connectButton().click();
    const sent = await page.evaluate(() => [...new FormData(document.forms[0]).keys()]);
    expect(sent).toEqual(['company']);
    expect(page.url()).toBe(`${url}/server`);
  });

  it('what is typed is hidden and kept, and so is the caret', async () => {
    await page.goto(`${url}/hydrated`);
    await keyField().click();
    await page.keyboard.type(key);
    await page.keyboard.press('Home');
    const before = await keyField().evaluate((input) => [
      input.getAttribute('type'),
      getComputedStyle(input).getPropertyValue('-webkit-text-security'),
      getComputedStyle(input, '::placeholder').getPropertyValue('-webkit-text-security'),
    ]);
    expect(before).toEqual(['text', 'disc', 'none']);
    await page.evaluate(() => Reflect.get(window, 'hydrate')());
    await page.locator('[data-itglue-key=filled]').waitFor();
    await page.keyboard.type('x');
    expect(await keyField().inputValue()).toBe(`x${key}`);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    expect(await told()).toEqual([`sent:${key}`]);
  });
});

describe.each(['/form', '/own'])('the key’s field at %s', (path) => {
  const value = () => keyField().inputValue();
  beforeEach(() => page.goto(url + path));

  it('accepts every character, typed as fast as possible, at both ends', async () => {
    await keyField().click();
    await page.keyboard.type(key);
    expect(await value()).toBe(key);
    await page.keyboard.press('Home');
    await page.keyboard.type('abc');
    await page.keyboard.press('End');
    await page.keyboard.type('xyz');
    expect(await value()).toBe(`abc${key}xyz`);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Backspace');
    expect(await value()).toBe('');
    await page.keyboard.type(key);
    expect(await value()).toBe(key);
  });

  it('lets an input method finish', async () => {
    await keyField().click();
    const session = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await compose('I');
    await compose('IT');
    await compose('ITG');
    expect(await keyField().getAttribute('type')).toBe('text');
    await session.send('Input.insertText', { text: 'ITG' });
    await page.keyboard.type('.abc');
    expect(await value()).toBe('ITG.abc');
    expect(await keyField().getAttribute('type')).toBe('password');
  });

  it('can undo everything that was typed', async () => {
    await keyField().click();
    await page.keyboard.type('ITG.abc');
    for (let time = 0; time < 8; time += 1) await page.keyboard.press('ControlOrMeta+z');
    expect(await value()).toBe('');
  });

  it('is hidden from assistive technology, which finds a password field', async () => {
    await keyField().click();
    await page.keyboard.type(key);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    expect(JSON.stringify(nodes)).toContain('•••');
    expect(JSON.stringify(nodes)).not.toContain(key.slice(0, 8));
  });
});
