// The form on an origin of its own, in a frame of a host's page on another site, with third-party cookies blocked.

import axe from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { type Frames, startFrames } from '../support/frames.js';
import type { HostProps } from './frameHost.page.js';

const key = testKeys['api.eu'];

/** What a page has around a form. */
const notOfTheForm = ['landmark-one-main', 'page-has-heading-one', 'region'];

/** In milliseconds, for a machine that is busy. */
const eventually = { timeout: 10_000 };

let browser: Browser;
let frames: Frames;
let context: BrowserContext;
let page: Page;
let problems: string[];

beforeAll(async () => {
  const { args, ...launch } = await chromiumLaunch();
  browser = await chromium.launch({
    ...launch,
    args: [...args, '--test-third-party-cookie-phaseout'],
  });
  frames = await startFrames();
});

afterAll(async () => {
  await browser.close();
  await frames.stop();
});

beforeEach(async () => {
  frames.reset();
  context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  problems = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
});

afterEach(() => context.close());

/** Opens the host's page with these props. */
async function open(props: Partial<HostProps> = {}, path = '/') {
  await page.goto(frames.host + path);
  await show(props);
}

const show = (props: Partial<HostProps> = {}) =>
  page.evaluate((all) => window.showFrame(all), {
    kind: 'frame',
    src: frames.frame,
    ...props,
  } as const);

const inside = (): FrameLocator => page.frameLocator('iframe');
const keyField = (where: Page | FrameLocator = inside()) =>
  where.getByLabel('API key', { exact: true });
const button = (name: string, where: Page | FrameLocator = inside()) =>
  where.getByRole('button', { name, exact: true });
const failure = () => page.getByRole('alert').getByText('The form couldn’t be loaded');
const called = () => page.evaluate(() => window.called);

/** The name of the element that has the focus, in the page or in the frame. */
async function focused() {
  for (const each of page.frames()) {
    const found = await each.evaluate(() => {
      const element = document.activeElement;
      if (!document.hasFocus() || !element || element.matches('body, iframe')) return undefined;
      return element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? element.labels?.[0]?.firstChild?.textContent
        : (element.getAttribute('aria-label') ?? element.textContent);
    });
    if (found) return found;
  }
  return 'nothing';
}

async function enter(where: Page | FrameLocator = inside()) {
  await where.getByLabel('Subdomain').selectOption('api.eu');
  await keyField(where).click();
  await page.keyboard.type(key);
}

describe('the form in the frame', () => {
  it('connects with a link, without a cookie, and the page gets the connection and the events', async () => {
    await context.addCookies([{ name: 'session', value: '1', url: frames.frame }]);
    await open({ link: await frames.issue(), done: true });
    await enter();
    await button('Connect').click();
    await inside().getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
    expect(frames.posts).toHaveLength(1);
    expect(frames.posts[0]).toMatchObject({ origin: new URL(frames.frame).origin });
    expect(frames.posts[0]).not.toHaveProperty('cookie');

    await button('Done').click();
    await expect.poll(called, eventually).toContainEqual(['done', undefined]);
    await show({ kind: 'nothing' });
    const types = async () =>
      (await called()).flatMap(([name, event]) =>
        name === 'event' ? [Reflect.get(Object(event), 'type')] : [],
      );
    // The page learns that the frame is gone after it has rendered.
    await expect.poll(types, eventually).toContain('closed');
    expect(await types()).toEqual(['opened', 'submitted', 'connected', 'closed']);
    const all = await called();
    expect(all.find(([name]) => name === 'success')?.[1]).toEqual({
      subdomain: 'api.eu',
      organizationCount: 143,
      keyHint: key.slice(-4),
      connectedAt: expect.any(String),
    });
    expect(JSON.stringify(all)).not.toContain(key.slice(0, 8));
    expect(problems).toEqual([]);
  });

  it('says that the user may not connect without a link, and takes one that comes later', async () => {
    await open();
    await enter();
    await button('Connect').click();
    await inside().getByText('You don’t have permission').waitFor();

    await show({ link: await frames.issue() });
    await button('Try again').click();
    await inside().getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
  });

  it('is as high as its content, also when that changes', async () => {
    await open({ done: true });
    await keyField().waitFor();
    const heights = () =>
      page.locator('iframe').evaluate((iframe) => iframe.getBoundingClientRect().height);
    const content = () =>
      inside()
        .locator('.itglue-form')
        .evaluate((form) => Math.ceil(form.getBoundingClientRect().height));
    const closed = await heights();
    expect(closed).toBe(await content());
    await inside().getByText('Where do I find my subdomain and key?').click();
    await expect.poll(heights, eventually).toBeGreaterThan(closed + 100);
    expect(await heights()).toBe(await content());
    await inside().getByText('Where do I find my subdomain and key?').click();
    await expect.poll(heights, eventually).toBe(closed);
    await page.setViewportSize({ width: 320, height: 700 });
    await expect.poll(async () => (await heights()) === (await content()), eventually).toBe(true);
    expect(await heights()).toBeGreaterThan(closed);
  });

  it('appears once, at its full height', async () => {
    await page.goto(frames.host);
    const seen = await page.evaluate(async (src) => {
      const heights = new Set<number>();
      window.showFrame({ kind: 'frame', src });
      // Until thirty frames after it is there.
      for (let after = 0; after < 30; after += heights.size) {
        await new Promise(requestAnimationFrame);
        const iframe = document.querySelector('iframe');
        if (iframe && getComputedStyle(iframe).visibility === 'visible') {
          heights.add(iframe.offsetHeight);
        }
      }
      return [...heights];
    }, frames.frame);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBeGreaterThan(400);
  });
});

describe('assistive technology', () => {
  it('finds one form, in a frame with its name, and nothing to complain about', async () => {
    await open();
    await keyField().waitFor();
    expect(await page.locator('iframe').getAttribute('title')).toBe('Connect IT Glue');
    expect(await page.locator('form, h2, [role=status], [role=alert]').count()).toBe(0);
    expect(await inside().locator('form').count()).toBe(1);
    expect(await inside().locator('html').getAttribute('lang')).toBe('en');
    for (const document of page.frames()) {
      await document.evaluate(axe.source);
      const violations = await document.evaluate(async () => {
        const results = await Reflect.get(window, 'axe').run({ iframes: false });
        return results.violations.map(({ id }: { id: string }) => id);
      });
      // The page of this test has only the form.
      expect(violations.filter((id: string) => !notOfTheForm.includes(id))).toEqual([]);
    }
  });
});

describe('a hostile script on the page', () => {
  /** Whether it has eight characters of the key in a row. */
  async function hasKey() {
    // Everything that is under way has arrived.
    await page.waitForTimeout(200);
    const loot = await page.evaluate(() =>
      [...Reflect.get(window, 'stolen'), Reflect.get(window, 'keys')].join('\n'),
    );
    expect(loot.length).toBeGreaterThan(1000);
    for (let start = 0; start + 8 <= key.length; start += 1) {
      if (loot.includes(key.slice(start, start + 8))) return true;
    }
    return false;
  }

  async function connect(where: Page | FrameLocator) {
    await enter(where);
    await button('Show API key', where).click();
    for (const shortcut of ['a', 'c', 'v'])
      await keyField(where).press(`ControlOrMeta+${shortcut}`);
    await button('Hide API key', where).click();
    await keyField(where).press('Enter');
    await where.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
  }

  it('never gets eight characters of the key from the frame', async () => {
    await open({ link: await frames.issue() }, '/hostile');
    await connect(inside());
    expect(await hasKey()).toBe(false);
    // It was there, and it tried.
    expect(await page.evaluate(() => Reflect.get(window, 'refusals'))).toBeGreaterThan(10);
    const stolen = await page.evaluate(() => Reflect.get(window, 'stolen').join('\n'));
    expect(stolen).toContain('"type":"settings"');
    expect(stolen).toContain('"type":"connected"');
  });

  it.each([
    ['its keys', async () => {}],
    ['its field', async () => void (await page.evaluate(() => Reflect.set(window, 'keys', '')))],
  ])('gets it from the form in the page: %s', async (_what, prepare) => {
    await open({ kind: 'inline' }, '/hostile');
    await connect(page);
    await prepare();
    expect(await hasKey()).toBe(true);
  });

  it('can’t make the frame talk to it, by a message or a port of its own', async () => {
    await open();
    await keyField().waitFor();
    const answers = await page.evaluate(async (origin) => {
      const target = document.querySelector('iframe')?.contentWindow;
      const { port1, port2 } = new MessageChannel();
      const got: unknown[] = [];
      port1.onmessage = ({ data }) => got.push(data);
      target?.postMessage(
        { type: 'itglue-connect:open' },
        { targetOrigin: origin, transfer: [port2] },
      );
      port1.postMessage({ type: 'settings', settings: { appName: 'Evil' } });
      // As if it were the frame.
      window.postMessage({ type: 'itglue-connect:ready' }, location.origin);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return got;
    }, new URL(frames.frame).origin);
    expect(answers).toEqual([]);
    await inside().getByText('Sent only to Acme.').waitFor();
  });
});

describe('a frame that can’t be shown', () => {
  async function saysSo() {
    await failure().waitFor();
    expect(await called()).toEqual([
      ['load error', expect.stringContaining('could not be loaded')],
    ]);
    expect(await inside().locator('.itglue-form').count()).toBe(0);
  }

  it('does not allow this page, until it does', async () => {
    frames.parents.splice(0, 1, 'https://app.acme.example');
    await open();
    await saysSo();
    frames.parents.splice(0, 1, frames.host);
    await button('Try again', page).click();
    await keyField().waitFor();
    expect(await failure().count()).toBe(0);
  });

  it('is of another origin than its address', async () => {
    frames.headers.host = { 'content-security-policy': '' };
    frames.headers.frame = { 'content-security-policy': '' };
    const other = new URL(frames.frame.replace('127.0.0.1', 'localhost')).origin;
    await page.goto(frames.host);
    const asked = page.evaluate(
      (other) =>
        new Promise((resolve) => {
          addEventListener('message', ({ origin }) => origin === other && resolve(true));
        }),
      other,
    );
    await show({ src: new URL('/elsewhere', frames.frame).href });
    // It is there and allows this page, but it isn't what this page wants to show.
    expect(await asked).toBe(true);
    await saysSo();
  });

  it('is forbidden by `frame-ancestors`', async () => {
    frames.headers.frame = { 'content-security-policy': "frame-ancestors 'none'" };
    await open();
    await saysSo();
  });

  it('is forbidden by `frame-src`', async () => {
    frames.headers.host = { 'content-security-policy': "frame-src 'none'" };
    await open();
    await saysSo();
  });

  it('has a server that is down', async () => {
    await open({ src: 'http://127.0.0.1:1/itglue' });
    await saysSo();
  });

  it('is offline', async () => {
    await page.goto(frames.host);
    await context.setOffline(true);
    await show();
    await saysSo();
    await context.setOffline(false);
    await button('Try again', page).click();
    await keyField().waitFor();
  });

  it('has an address that isn’t one of the web', async () => {
    await open({ src: 'javascript:alert(1)' });
    await saysSo();
  });

  it('shows nothing by itself, without a page around it', async () => {
    await page.goto(frames.frame);
    await expect.poll(() => problems.join(), eventually).toContain('The form is not shown.');
    expect(await page.locator('.itglue-form').count()).toBe(0);
  });
});

describe('the theme and the language', () => {
  const look = () =>
    inside()
      .locator('.itglue-form')
      .evaluate((form) => {
        const { backgroundColor, backgroundImage, fontFamily, fontSize } = getComputedStyle(form);
        const submit = form.querySelector('.itglue-submit');
        const accent = submit && getComputedStyle(submit).backgroundColor;
        const { colorScheme } = getComputedStyle(document.documentElement);
        return { accent, backgroundColor, backgroundImage, colorScheme, fontFamily, fontSize };
      });

  it('follow the page’s, also when they change', async () => {
    await open();
    await keyField().waitFor();
    const before = await look();
    expect(before.colorScheme).toBe('light');

    await page.evaluate(() => {
      const { style } = document.documentElement;
      style.colorScheme = 'dark';
      style.setProperty('--itglue-accent', 'rgb(124, 58, 237)');
      style.fontFamily = 'Georgia, serif';
      style.fontSize = '18px';
    });
    await expect.poll(look, eventually).toMatchObject({
      accent: 'rgb(124, 58, 237)',
      colorScheme: 'dark',
      fontFamily: 'Georgia, serif',
      fontSize: '18px',
    });
    expect((await look()).backgroundColor).not.toBe(before.backgroundColor);

    await keyField().fill(key);
    await show({ language: 'he', description: 'Warum?' });
    await inside().getByRole('heading', { name: 'חיבור IT Glue' }).waitFor();
    await inside().getByText('Warum?').waitFor();
    expect(await inside().locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('iframe').getAttribute('title')).toBe('חיבור IT Glue');
    // What was entered is still there.
    expect(await inside().locator('[data-itglue-key]').inputValue()).toBe(key);
  });

  it('follow the user’s preference for dark', async () => {
    await open();
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = 'light dark';
    });
    await keyField().waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(look, eventually).toMatchObject({ colorScheme: 'dark' });
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(look, eventually).toMatchObject({ colorScheme: 'light' });
  });

  it('take no address from the page, which would be requested', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await open();
    await keyField().waitFor();
    const before = await look();
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--itglue-surface', 'url(/evil)');
      document.documentElement.style.setProperty('--itglue-accent', 'rgb(1, 2, 3)');
    });
    await expect.poll(look, eventually).toEqual({ ...before, accent: 'rgb(1, 2, 3)' });
    expect(requests.filter((url) => url.includes('evil'))).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('goes in and out of the frame by Tab, in order', async () => {
    await open();
    await keyField().waitFor();
    await button('Before', page).focus();
    const order = [
      'Before',
      'Subdomain',
      'Not sure which subdomain?',
      'API key',
      'Show API key',
      'Where do I find my subdomain and key?',
      'Connect',
      'After',
    ];
    const stops = [await focused()];
    for (const _ of order.slice(1)) {
      await page.keyboard.press('Tab');
      stops.push(await focused());
    }
    expect(stops).toEqual(order);
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Connect');
  });

  it('starts in the first empty field if the host wants it', async () => {
    await open({ autoFocus: true });
    await expect.poll(focused, eventually).toBe('Subdomain');
  });

  it('leaves the focus where it is otherwise, and does nothing on Escape', async () => {
    await open();
    await button('Before', page).focus();
    await keyField().waitFor();
    expect(await focused()).toBe('Before');
    await keyField().press('Escape');
    expect((await called()).map(([name]) => name)).not.toContain('close');
  });

  it('closes a modal of the host’s by Escape, and asks first if a key is in it', async () => {
    await open({ closable: true });
    await keyField().fill(key);
    await keyField().press('Escape');
    await button('Keep editing').press('Escape');
    expect(await inside().getByRole('dialog').count()).toBe(0);
    expect(await called()).not.toContainEqual(['close', undefined]);
    await keyField().fill('');
    await keyField().press('Escape');
    await expect.poll(called, eventually).toContainEqual(['close', undefined]);
  });
});

describe('the dialog', () => {
  beforeEach(async () => {
    await open({ kind: 'dialog' });
    await keyField().waitFor();
  });

  it('takes the focus itself at first, so that a screen reader says what has opened', async () => {
    // A frame that is never loaded.
    await page.route(frames.frame, () => {});
    await page.evaluate(() => window.showFrame({ kind: 'nothing', src: '' }));
    await show({ kind: 'dialog' });
    await page.getByRole('dialog').and(page.locator(':focus')).waitFor();
  });

  it('has the focus in the first empty field, and one close button', async () => {
    await inside().locator('select:focus').waitFor();
    expect(await page.getByRole('button', { name: 'Close' }).count()).toBe(1);
    expect(await button('Close').count()).toBe(0);
  });

  it.each(['Escape in the frame', 'Escape in the page', 'the close button'])(
    'asks in the frame before a key is lost, by %s',
    async (how) => {
      async function leave() {
        if (how === 'Escape in the frame') return keyField().press('Escape');
        if (how === 'the close button') return button('Close', page).click();
        await button('Close', page).focus();
        await page.keyboard.press('Escape');
      }
      await keyField().fill(key);
      await leave();
      await expect.poll(focused, eventually).toBe('Keep editing');
      await button('Keep editing').click();
      expect(await keyField().inputValue()).toBe(key);
      await leave();
      await button('Discard and close').click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await called()).toContainEqual(['open change', false]);
    },
  );

  it('closes by “Done”, which is always there', async () => {
    await show({ kind: 'dialog', link: await frames.issue(), done: true });
    await enter();
    await button('Connect').click();
    await button('Done').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const names = (await called()).map(([name]) => name);
    expect(names).toContain('done');
    expect(names).toContain('open change');
  });

  it('closes at once without a key', async () => {
    await keyField().press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect
      .poll(called, eventually)
      .toContainEqual([
        'event',
        { type: 'closed', phase: 'editing', duration: expect.any(Number) },
      ]);
  });
});

it('can be closed while the frame can’t be loaded', async () => {
  frames.parents.splice(0, 1, 'https://app.acme.example');
  await open({ kind: 'dialog' });
  await failure().waitFor();
  await button('Close', page).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('works on a page that isolates itself (COOP and COEP)', async () => {
  frames.headers.host = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  await open();
  await failure().waitFor();
  frames.headers.frame = {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'cross-origin',
  };
  await button('Try again', page).click();
  await keyField().waitFor();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});
