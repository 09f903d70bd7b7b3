// What goes wrong between a real browser and a real server: the connection, missing files, reloads and history.

import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
  type Route,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { type Demo, startDemo } from '../support/demo.js';
import { startRawServer } from '../support/rawServer.js';

let browser: Browser;
let demo: Demo;
let context: BrowserContext;
let page: Page;
/** What the page reported that it should not. */
let complaints: string[];
/** What was posted to connect. */
let posted: Request[];

beforeAll(async () => {
  browser = await chromium.launch({
    ...(await chromiumLaunch()),
    // Playwright switches off the back/forward cache, which users have.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
});
afterAll(() => browser.close());

beforeEach(async () => {
  demo = await startDemo();
  context = await browser.newContext();
  page = await context.newPage();
  complaints = [];
  posted = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser itself writes down every answer that is not a success.
    if (!/^Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith(connectPath)) posted.push(request);
  });
});
afterEach(async () => {
  await context.close();
  await demo.stop();
  expect(complaints).toEqual([]);
});

const connectPath = '/api/itglue';
const key = testKeys['api.eu'];
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const apiKey = () => page.getByLabel('API key', { exact: true });
const subdomain = () => page.getByLabel('Subdomain');

/** Opens the page, and waits until it has loaded that nothing is connected. */
async function open() {
  await page.goto(demo.url);
  await subdomain().waitFor();
}
const connected = () => page.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();

async function fillIn() {
  await subdomain().selectOption('api.eu');
  await apiKey().fill(key);
}

async function expectNothingLost() {
  expect(await subdomain().inputValue()).toBe('api.eu');
  expect(await apiKey().inputValue()).toBe(key);
}

/** The way of every failure: told, nothing lost, asked once, and over with the next attempt. */
async function expectFailure(sees: string) {
  await page.getByRole('group', { name: /./ }).filter({ hasText: sees }).waitFor();
  await expectNothingLost();
  expect(posted).toHaveLength(1);
}

async function expectNextWorks() {
  await button(/^(Connect|Try again)$/).click();
  await connected();
  expect(posted).toHaveLength(2);
}

describe('the connection', () => {
  const html = { contentType: 'text/html', body: '<h1>Acme</h1>' };
  const wrong = 'Something went wrong';
  const unavailable = 'IT Glue isn’t available right now';
  // The browser itself is online.
  const offline = 'Can’t reach';

  it.each<[fault: string, sees: string, answer: (route: Route) => Promise<void>]>([
    ['is cut', offline, (route) => route.abort('connectionreset')],
    ['is refused', offline, (route) => route.abort('connectionrefused')],
    ['times out', offline, (route) => route.abort('timedout')],
    ['is gone', offline, (route) => route.abort('internetdisconnected')],
    ['knows no such name', offline, (route) => route.abort('namenotresolved')],
    ['is blocked by an extension', offline, (route) => route.abort('blockedbyclient')],
    ['leads to a web page', wrong, (route) => route.fulfill({ status: 200, ...html })],
    [
      'leads to a page to sign in',
      'You don’t have permission',
      (route) => route.fulfill({ status: 401, ...html }),
    ],
    ['leads to a page of a proxy', unavailable, (route) => route.fulfill({ status: 502, ...html })],
    ['brings half an answer', wrong, (route) => route.fulfill({ status: 200, body: '{"connec' })],
  ])('%s', async (_fault, sees, answer) => {
    await open();
    await page.route(`**${connectPath}`, (route) => answer(route), { times: 1 });
    await fillIn();
    await button('Connect').click();
    await expectFailure(sees);
    await expectNextWorks();
  });

  it.each([200, 204])('brings a %i without a word, which is a success', async (status) => {
    await open();
    await page.route(`**${connectPath}`, (route) => route.fulfill({ status, body: '' }));
    await fillIn();
    await button('Connect').click();
    await connected();
    expect(posted).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])(
    'leads elsewhere, %i, where the key does not follow',
    async (status) => {
      const heads: string[] = [];
      const server = await startRawServer((socket, head) => {
        heads.push(head.split('\r\n', 1).join());
        const location = `location: ${server.url}/elsewhere`;
        socket.end(`HTTP/1.1 ${status} Go\r\n${location}\r\ncontent-length: 0\r\n\r\n`);
      });
      try {
        await open();
        await page.route(`**${connectPath}`, (route) => route.continue({ url: server.url }), {
          times: 1,
        });
        await fillIn();
        await button('Connect').click();
        await expectFailure(wrong);
        expect(heads).toEqual(['POST / HTTP/1.1']);
        await expectNextWorks();
      } finally {
        server.stop();
      }
    },
  );

  it('is cut by a server that stops while it answers', async () => {
    await open();
    await subdomain().selectOption('api.eu');
    await apiKey().fill(testKeys.slow);
    await button('Connect').click();
    await button('Cancel').waitFor();
    await demo.restart();
    await page.getByRole('group', { name: /./ }).filter({ hasText: offline }).waitFor();
    expect(await subdomain().inputValue()).toBe('api.eu');
    expect(await apiKey().inputValue()).toBe(testKeys.slow);
    expect(posted).toHaveLength(1);
  });

  it('is slow, and the form sends only one request', async () => {
    await open();
    let answer = () => {};
    const patience = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(`**${connectPath}`, async (route) => {
      await patience;
      await route.continue();
    });
    await fillIn();
    await button('Connect').dblclick();
    await page.keyboard.press('Enter');
    await apiKey().press('Enter');
    await button('Cancel').waitFor();
    answer();
    await connected();
    expect(posted).toHaveLength(1);
  });
});

describe('a file that is missing', () => {
  it.each<[what: string, file: RegExp]>([
    ['the stylesheet', /\.css(\?|$)/],
    ['fonts', /\.(woff2?|ttf|otf)(\?|$)/],
    ['pictures', /\.(svg|png|ico)(\?|$)/],
  ])('is not needed to connect: %s', async (_what, file) => {
    await page.route(file, (route) => route.abort());
    await page.goto(demo.url);
    await fillIn();
    await button('Show API key').click();
    expect(await apiKey().getAttribute('type')).toBe('text');
    await button('Connect').click();
    await connected();
    expect(posted).toHaveLength(1);
  });
});

describe('what the browser denies', () => {
  it.each(['localStorage', 'sessionStorage', 'indexedDB', 'caches'])(
    'is not needed to connect: %s',
    async (store) => {
      await page.addInitScript((name) => {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
      }, store);
      await page.goto(demo.url);
      await fillIn();
      await button('Connect').click();
      await connected();
    },
  );
});

describe('leaving and returning', () => {
  const slowly = () => page.route(`**${connectPath}`, () => {}, { times: 1 });
  const wrongly = () => page.route(`**${connectPath}`, (route) => route.abort(), { times: 1 });
  const leave: [when: string, reach: () => Promise<void>][] = [
    ['before the submit', async () => {}],
    [
      'while it connects',
      async () => {
        await slowly();
        await button('Connect').click();
        await button('Cancel').waitFor();
      },
    ],
    [
      'after a failure',
      async () => {
        await wrongly();
        await button('Connect').click();
        await page.getByRole('group', { name: /./ }).filter({ hasText: 'Can’t reach' }).waitFor();
      },
    ],
  ];

  beforeEach(async () => {
    await page.addInitScript(() => {
      addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'persisted', persisted));
    });
    await open();
    await fillIn();
  });

  const fieldOfKey = () => page.locator('input[data-itglue-key]');

  it.each(leave)(
    'by the history, %s: the key is hidden or gone, and it connects',
    async (_, reach) => {
      await reach();
      await button('Show API key').click();
      await page.goto(`${demo.url}api/session`);
      await page.evaluate(() => void setTimeout(() => history.back()));
      // Playwright loses a page that comes out of the back/forward cache; the protocol does not.
      const protocol = await context.newCDPSession(page);
      const inPage = async <Result>(evaluated: () => Result): Promise<Result> => {
        const expression = `(${evaluated})()`;
        const { result } = await protocol.send('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
        });
        return result.value;
      };
      await expect.poll(() => inPage(() => Reflect.get(window, 'persisted'))).toBeTypeOf('boolean');
      const read = () =>
        inPage(() => {
          const field = document.querySelector<HTMLInputElement>('[data-itglue-key]');
          return { kind: field?.dataset.itglueKey, value: field?.value };
        });
      // Not every browser keeps the page; one that does not has nothing of the key any more.
      const kept = await inPage(() => Reflect.get(window, 'persisted') === true);
      const expected = kept ? { kind: 'filled', value: key } : { kind: 'empty', value: '' };
      await expect.poll(read).toEqual(expected);
      await inPage(() => {
        const buttons = [...document.querySelectorAll<HTMLElement>('form button')];
        buttons.find(({ textContent }) => textContent === 'Cancel')?.click();
        const select = document.querySelector<HTMLSelectElement>('select[name=subdomain]');
        if (select) select.value = 'api.eu';
        select?.dispatchEvent(new Event('change', { bubbles: true }));
        document.querySelector<HTMLInputElement>('[data-itglue-key]')?.select();
      });
      await protocol.send('Input.insertText', { text: key });
      await inPage(() => document.querySelector<HTMLElement>('form [type=submit]')?.click());
      await expect
        .poll(() => inPage(() => document.body.textContent))
        .toContain('IT Glue is connected');
    },
  );

  it.each(leave)(
    'by the cache, %s: all is kept, the key hidden, and it connects',
    async (when, reach) => {
      await reach();
      await button('Show API key').click();
      // As a browser that keeps the page tells it.
      await page.evaluate(() => {
        dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        document.dispatchEvent(new Event('freeze'));
        document.dispatchEvent(new Event('resume'));
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      });
      await fieldOfKey().and(page.locator(':not([data-itglue-key=shown])')).waitFor();
      await expectNothingLost();
      if (when === 'while it connects') await button('Cancel').click();
      await expectNothingLost();
      await button(/^(Connect|Try again)$/).click();
      await connected();
    },
  );

  it('by a reload while it connects: nothing is stored, and it connects', async () => {
    await slowly();
    await button('Connect').click();
    await button('Cancel').waitFor();
    await page.reload();
    await button('Connect').waitFor();
    expect(await apiKey().inputValue()).toBe('');
    await fillIn();
    await button('Connect').click();
    await connected();
  });
});
