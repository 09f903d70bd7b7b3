// Where a key is in a real browser, from its first letter to the end: in its field and in the one request
// that carries it, and afterwards nowhere, memory included.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Route,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectErrorCode } from '../../src/index.js';
import { chromiumLaunch } from '../support/chromium.js';
import { type Demo, startDemo } from '../support/demo.js';
import { heldIn, wholeTexts } from '../support/heap.js';
import { type Watch, watch } from '../support/traces.js';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

let browser: Browser;
let demo: Demo;
let context: BrowserContext;
let page: Page;
let watched: Watch;
/** Fresh each time, and made here: nobody knows it before it is typed. */
let key: string;

beforeAll(async () => {
  const { args, ...launch } = await chromiumLaunch();
  browser = await chromium.launch({ ...launch, args: [...args, wholeTexts] });
  demo = await startDemo();
});

afterAll(async () => {
  await browser.close();
  await demo.stop();
});

beforeEach(async () => {
  key = `ITG.${randomBytes(24).toString('hex')}`;
  context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  watched = await watch(context, page);
  await page.goto(demo.url);
  await page.getByRole('tab', { name: 'Inline' }).waitFor();
});

afterEach(async () => {
  expect(await watched.violations()).toEqual([]);
  await context.close();
  expect(demo.printed()).not.toContain(key);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const tab = (name: string) => page.getByRole('tab', { name });
const keyField = () => page.getByLabel('API key', { exact: true });
const failure = () => page.locator('.itglue-failure');
const connected = () => page.getByRole('heading', { name: 'IT Glue is connected' });

/** Whether a text has a good part of the key in it. */
function hasKey(text: string): boolean {
  for (let start = 4; start + 12 <= key.length; start += 1) {
    if (text.includes(key.slice(start, start + 12))) return true;
  }
  return false;
}

/** The places in the page where the key is. */
async function placesWithKey(): Promise<string[]> {
  const traces = Object.entries(await watched.traces());
  return traces.filter(([, text]) => hasKey(text)).map(([place]) => place);
}

/** That the key is gone. Memory comes first: to look at the rest puts copies of it there. */
async function expectGone() {
  expect(await heldIn(page, hasKey)).toEqual([]);
  expect(await placesWithKey()).toEqual([]);
}

const expectInFieldOnly = async () => expect(await placesWithKey()).toEqual(['fields']);

/** Types as a keyboard does: no script is told of the key but by its field. */
async function typeKey(subdomain = 'api.eu') {
  await page.getByLabel('Subdomain').selectOption(subdomain);
  await keyField().focus();
  await page.keyboard.insertText(key);
}

/** From now on, Acme’s server answers so. */
async function serverAnswers(answer: (route: Route) => unknown) {
  await page.unroute('**/api/itglue');
  await page.route('**/api/itglue', (route) =>
    route.request().method() === 'POST' ? void answer(route) : route.continue(),
  );
}

const accept = (route: Route) =>
  route.fulfill({
    json: { connection: { subdomain: 'api.eu', organizationCount: 7, keyHint: key.slice(-4) } },
  });

const refuse =
  (code: ConnectErrorCode, status: number, more: object = {}) =>
  (route: Route) =>
    route.fulfill({ status, json: { code, status, ...more } });

/** Never answers. Resolves when it was asked. */
function silence() {
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  return { answer: () => asked(), isAsked };
}

it('the page has the strictest policy', async () => {
  const { headers } = await fetch(demo.url);
  const directives = headers.get('content-security-policy')?.split(/; */) ?? [];
  // Besides, it shows one frame, which is on the demo's other port.
  const isFrame = (directive: string) => /^frame-src http:\/\/localhost:\d+$/.test(directive);
  expect(directives.filter(isFrame)).toHaveLength(1);
  expect(directives.filter((directive) => !isFrame(directive)).toSorted()).toEqual(
    policy.split('; ').toSorted(),
  );
});

// Else the tests below would show nothing.
describe('a page that leaks', () => {
  beforeEach(() => serverAnswers(accept));

  /** Runs in the page while the key is in its field, and brings it to an end. */
  async function leak(how: () => unknown) {
    await typeKey();
    await page.evaluate(how);
    await page.keyboard.press('Enter');
    await connected().waitFor();
  }

  it('is caught, in every place where it leaves the key', async () => {
    await leak(async () => {
      const key = document.querySelector<HTMLInputElement>('input[data-itglue-key]')?.value ?? '';
      const host = document.body.appendChild(document.createElement('div'));
      host.attachShadow({ mode: 'open' }).append(key);
      host.appendChild(document.createElement('input')).value = key;
      history.replaceState({ key }, '', `#${key}`);
      await cookieStore.set('key', key);
      localStorage.setItem('key', key);
      sessionStorage.setItem('key', key);
      Object.assign(window, { acme: { forms: new Map([['itglue', [key]]]) } });
      performance.mark('connect', { detail: key });
      console.log('connecting', { key });
      setTimeout(() => {
        throw new Error(key);
      });
      document.dispatchEvent(new CustomEvent('connect', { detail: { key } }));
      await fetch(`/api/session?${key}`);
      await (await caches.open('acme')).put('/acme', new Response(key));
      await new Promise((resolve) => {
        const opening = indexedDB.open('acme');
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('keys', { autoIncrement: true }).add({ key });
        };
        opening.onsuccess = resolve;
      });
    });
    expect(await placesWithKey()).toEqual(Object.keys(await watched.traces()));
  });

  it('is caught by its memory, if nothing else shows the key', async () => {
    await leak(() => {
      const key = document.querySelector<HTMLInputElement>('input[data-itglue-key]')?.value ?? '';
      // One text, and not two that are yet to be joined.
      const log = JSON.parse(JSON.stringify(`${'connecting '.repeat(1000)}${key}`));
      addEventListener('acme', () => log);
    });
    expect(await heldIn(page, hasKey)).toHaveLength(1);
    expect(await placesWithKey()).toEqual([]);
  });

  it('is reported with the object that holds the key', async () => {
    await leak(() => {
      const key = document.querySelector<HTMLInputElement>('input[data-itglue-key]')?.value;
      Object.assign(window, { acme: { key } });
    });
    expect((await heldIn(page, hasKey)).join()).toContain('.acme > Object.key');
  });

  it('is caught breaking its policy', async () => {
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    expect((await watched.violations()).join()).toContain('style-src-attr');
    await page.evaluate(() => {
      window.violations = [];
    });
  });
});

it('a key that is being typed is in memory, in its field', async () => {
  await typeKey();
  expect(await heldIn(page, hasKey)).toEqual([expect.stringContaining('> <input ')]);
  await expectInFieldOnly();
});

describe('after success', () => {
  beforeEach(() => serverAnswers(accept));

  it('a typed key is gone', async () => {
    await page.getByLabel('Subdomain').selectOption('api.eu');
    await keyField().focus();
    await page.keyboard.type(key);
    await expectInFieldOnly();
    const request = page.waitForRequest('**/api/itglue');
    await page.keyboard.press('Enter');
    expect((await request).postDataJSON()).toEqual({ subdomain: 'api.eu', api_key: key });
    await connected().waitFor();
    await expectGone();
    await button('Done').click();
    await button('Replace key').waitFor();
    await expectGone();
  });

  it('a pasted key is gone, and so is the text around it', async () => {
    await page.getByLabel('Subdomain').selectOption('api.eu');
    await copyElsewhere(`x-api-key: "${key}"`);
    await keyField().focus();
    await page.keyboard.press('ControlOrMeta+v');
    await page.getByText('Removed everything except the key.').waitFor();
    await expectInFieldOnly();
    await button('Connect').click();
    await connected().waitFor();
    await expectGone();
  });

  it('a key that was shown is gone', async () => {
    await typeKey();
    await button('Show API key').click();
    await expectInFieldOnly();
    await button('Hide API key').click();
    await expectInFieldOnly();
    await button('Connect').click();
    await connected().waitFor();
    await expectGone();
  });

  it('in the dialog it is gone', async () => {
    await tab('Dialog').click();
    await button('Connect').click();
    await typeKey();
    await expectInFieldOnly();
    await page.keyboard.press('Enter');
    await connected().waitFor();
    await expectGone();
    await button('Done').click();
    await button('Replace key').click();
    await typeKey();
    await page.keyboard.press('Enter');
    await button('Done').click();
    await expectGone();
  });

  it('below the card it is gone', async () => {
    await typeKey();
    await page.keyboard.press('Enter');
    await button('Done').click();
    await button('Replace key').click();
    await typeKey();
    await expectInFieldOnly();
    await page.keyboard.press('Enter');
    await button('Done').click();
    await expectGone();
  });
});

/** Puts a text on the clipboard by way of another page, whose scripts are not those of ours. */
async function copyElsewhere(text: string) {
  const other = await browser.newPage();
  await other.goto('data:text/html,<textarea autofocus>');
  await other.locator('textarea').focus();
  await other.keyboard.insertText(text);
  await other.keyboard.press('ControlOrMeta+a');
  await other.keyboard.press('ControlOrMeta+c');
  await other.close();
}

describe('after a failure', () => {
  it.each<[string, (route: Route) => unknown]>([
    ['key_rejected, by the server itself', (route) => route.continue()],
    ['key_rejected', refuse('key_rejected', 422)],
    ['wrong_subdomain', refuse('wrong_subdomain', 422, { suggestedSubdomain: 'api' })],
    ['rate_limited', refuse('rate_limited', 429, { retryAfter: 42 })],
    ['unavailable', refuse('unavailable', 502)],
    ['timeout', refuse('timeout', 504)],
    ['not_allowed', refuse('not_allowed', 403)],
    ['invalid_request', refuse('invalid_request', 400)],
    ['unknown', refuse('unknown', 500)],
    ['no answer', (route) => route.abort()],
    ['an answer of someone else', (route) => route.fulfill({ body: '<title>Sign in</title>' })],
  ])('it is only in its field, and is gone with the field: %s', async (_, answer) => {
    await serverAnswers(answer);
    await typeKey();
    await page.keyboard.press('Enter');
    await failure().waitFor();
    await expectInFieldOnly();
    await tab('Dialog').click();
    await keyField().waitFor({ state: 'detached' });
    await expectGone();
  });

  it('it is gone after it connects at its own region', async () => {
    await serverAnswers(refuse('wrong_subdomain', 422, { suggestedSubdomain: 'api.eu' }));
    await typeKey('api');
    await page.keyboard.press('Enter');
    await button('Use api.eu and connect').waitFor();
    await expectInFieldOnly();
    await serverAnswers(accept);
    await button('Use api.eu and connect').click();
    await connected().waitFor();
    await expectGone();
  });

  it('a value that is not a key is not sent', async () => {
    key = randomBytes(24).toString('hex');
    await typeKey();
    await page.keyboard.press('Enter');
    await page.locator('.itglue-error').getByText('That isn’t an IT Glue API key').waitFor();
    await expectInFieldOnly();
    await tab('Dialog').click();
    await keyField().waitFor({ state: 'detached' });
    await expectGone();
  });
});

describe('without an end', () => {
  it('it stays in its field after cancelling, and is gone with the field', async () => {
    const { answer, isAsked } = silence();
    await serverAnswers(answer);
    await typeKey();
    await page.keyboard.press('Enter');
    await isAsked;
    await expectInFieldOnly();
    await button('Cancel').click();
    await button('Connect').waitFor();
    await expectInFieldOnly();
    await tab('Dialog').click();
    await keyField().waitFor({ state: 'detached' });
    await expectGone();
  });

  it('it is gone with its field while it is being sent', async () => {
    const { answer, isAsked } = silence();
    await serverAnswers(answer);
    await typeKey();
    await page.keyboard.press('Enter');
    await isAsked;
    await tab('Dialog').click();
    await keyField().waitFor({ state: 'detached' });
    await expectGone();
  });

  it('it is gone with the dialog, which asks first', async () => {
    await tab('Dialog').click();
    await button('Connect').click();
    await typeKey();
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: /\?$/ });
    await question.waitFor();
    await expectInFieldOnly();
    await question.getByRole('button', { name: 'Discard and close' }).click();
    await keyField().waitFor({ state: 'detached' });
    await expectGone();
  });
});

describe('in the custom element', () => {
  const home = 'https://acme.example/';
  const files: Record<string, () => Promise<string> | string> = {
    '/': () => `<!doctype html><itglue-connect app-name="Acme"></itglue-connect>
      <script type="module" src="/host.js"></script>`,
    '/host.js': () => `import { postTo } from '/element.js';
      document.querySelector('itglue-connect').connect = postTo('/api/itglue');`,
    '/element.js': () => readFile('dist/itglue-connect.standalone.js', 'utf8'),
  };

  beforeEach(async () => {
    await page.route(`${home}**`, async (route) => {
      const path = new URL(route.request().url()).pathname;
      await route.fulfill({
        contentType: path === '/' ? 'text/html' : 'text/javascript',
        headers: { 'content-security-policy': policy },
        body: (await files[path]?.()) ?? '',
      });
    });
    await page.goto(home);
  });

  it('it is in no event, and is gone after success', async () => {
    await serverAnswers(refuse('key_rejected', 422));
    await typeKey();
    await page.keyboard.press('Enter');
    await failure().waitFor();
    await expectInFieldOnly();
    await serverAnswers(accept);
    await button('Try again').click();
    await connected().waitFor();
    await expectGone();
    const { sent } = await watched.traces();
    expect(sent).toContain('itglue-connect:error');
    expect(sent).toContain('itglue-connect:success');
  });

  it('it is gone with the element', async () => {
    await typeKey();
    await page.evaluate(() => document.querySelector('itglue-connect')?.remove());
    await expectGone();
  });
});
