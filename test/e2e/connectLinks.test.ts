// A connect link on real HTTP: made by someone with a login, opened in another browser by someone without one.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnectLinks } from '../../src/server/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { type Demo, startDemo } from '../support/demo.js';
import { watch } from '../support/traces.js';

let browser: Browser;
let demo: Demo;
/** The one who asks, and the colleague who has the key. */
let dana: Page;
let contexts: BrowserContext[];

beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch());
});

afterAll(() => browser.close());

async function open(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { context, page };
}

beforeEach(async () => {
  contexts = [];
  demo = await startDemo();
  ({ page: dana } = await open());
  await dana.goto(demo.url);
});

afterEach(async () => {
  for (const context of contexts) await context.close();
  await demo.stop();
});

/** Dana makes a link in the form. */
async function makeLink(): Promise<string> {
  await dana.getByRole('button', { name: 'Send them a link' }).click();
  return dana.getByLabel('Link to send').inputValue();
}

/** A link as the demo issues it, but for what the test says. */
async function issue(options: { page?: string; now?: number; customerId?: string } = {}) {
  const secret = await readFile(join(demo.folder, 'secret'), 'utf8');
  const links = createConnectLinks<{ customerId: string }>({
    page: options.page ?? `${demo.url}connect-itglue`,
    secrets: [secret],
    used: {
      isUsed: () => Promise.resolve(false),
      markUsed: () => Promise.resolve(true),
      unmarkUsed: () => Promise.resolve(),
    },
  });
  vi.useFakeTimers({ toFake: ['Date'], now: options.now ?? Date.now() });
  try {
    const { url } = await links.issue({ customerId: 'acme' }, { from: 'Dana Reyes' });
    // Sent to the demo, whatever page it was issued for.
    return `${demo.url}connect-itglue${new URL(url).hash}`;
  } finally {
    vi.useRealTimers();
  }
}

const tokenOf = (url: string) => new URL(url).hash.split('=')[1] ?? '';
const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const asks = (page: Page) =>
  heading(page, 'Dana Reyes at Acme asks you to connect IT Glue').waitFor();
const keyField = (page: Page) => page.getByLabel('API key', { exact: true });

async function enter(page: Page, apiKey: string = testKeys['api.eu']) {
  await page.getByLabel('Subdomain').selectOption('api.eu');
  await keyField(page).fill(apiKey);
}

const submit = (page: Page) => page.getByRole('button', { name: 'Connect', exact: true }).click();

describe('a link', () => {
  it('lets a colleague without a login connect, and the settings page shows it', async () => {
    const { page } = await open();
    await page.goto(await makeLink());
    await asks(page);
    await enter(page);
    await submit(page);
    await heading(page, 'IT Glue is connected').waitFor();
    expect(await page.context().cookies()).toEqual([]);

    await dana.reload();
    await dana.getByText('143 organizations').waitFor();
  });

  it('connects once', async () => {
    const url = await makeLink();
    const { page } = await open();
    await page.goto(url);
    await asks(page);
    await enter(page);
    await submit(page);
    await heading(page, 'IT Glue is connected').waitFor();

    const { page: second } = await open();
    await second.goto(url);
    await heading(second, 'This link was already used').waitFor();
    expect(await keyField(second).count()).toBe(0);
  });

  it('lets exactly one of two connect at the same moment', async () => {
    const url = await makeLink();
    const pages = await Promise.all(
      [1, 2].map(async () => {
        const { page } = await open();
        // Both are sent only when both are there.
        await page.goto(url);
        await asks(page);
        await enter(page);
        return page;
      }),
    );
    await Promise.all(pages.map(submit));
    const ends = await Promise.all(
      pages.map(async (page) => {
        const connected = heading(page, 'IT Glue is connected');
        const used = heading(page, 'This link was already used');
        await connected.or(used).waitFor();
        return (await connected.count()) === 1;
      }),
    );
    expect(ends.sort()).toEqual([false, true]);
  });

  it('is not used up by a key that IT Glue rejects', async () => {
    const { page } = await open();
    await page.goto(await makeLink());
    await asks(page);
    await enter(page, testKeys.revoked);
    await submit(page);
    await page
      .getByRole('group', { name: /./ })
      .getByText('IT Glue didn’t accept this key')
      .waitFor();
    await enter(page);
    await submit(page);
    await heading(page, 'IT Glue is connected').waitFor();
  });

  it('takes the place of one that has ended, in the same tab', async () => {
    const { page } = await open();
    await page.goto(await issue({ now: Date.now() - 8 * 24 * 3600 * 1000 }));
    await heading(page, 'This link has expired').waitFor();
    // Only the fragment differs, so that the browser does not load the page again.
    await page.goto(await makeLink());
    await asks(page);
  });
});

describe('a link that can’t connect', () => {
  async function isRefused(url: string, title: string) {
    const { page } = await open();
    await page.goto(url);
    await heading(page, title).waitFor();
    expect(await keyField(page).count()).toBe(0);
    // And not by the page alone.
    const status = await page.evaluate(
      async ([token, apiKey]) => {
        const response = await fetch('/api/itglue/link', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-connect-link': token ?? '' },
          body: JSON.stringify({ subdomain: 'api.eu', api_key: apiKey }),
        });
        return response.status;
      },
      [tokenOf(url), testKeys['api.eu']],
    );
    expect(status).toBe(403);
    await dana.reload();
    await keyField(dana).waitFor();
  }

  it('has expired', async () => {
    const url = await issue({ now: Date.now() - 8 * 24 * 3600 * 1000 });
    await isRefused(url, 'This link has expired');
  });

  it('was revoked', async () => {
    const answered = dana.waitForResponse('**/api/links');
    const url = await makeLink();
    const { id } = await (await answered).json();
    const status = await dana.evaluate(async (id) => {
      return (await fetch(`/api/links/${id}`, { method: 'DELETE' })).status;
    }, id);
    expect(status).toBe(204);
    await isRefused(url, 'This link was taken back');
  });

  it('was cut', async () => {
    await isRefused((await makeLink()).slice(0, -10), 'This link doesn’t work');
  });

  it('is another customer’s, with a page and a domain of their own', async () => {
    const url = await issue({ page: 'https://contoso.example/connect-itglue' });
    await isRefused(url, 'This link doesn’t work');
    expect(demo.printed()).toContain('The link was issued for another page');
  });

  it('can’t be made by someone who may not connect', async () => {
    await dana.getByLabel('Signed in as').selectOption({ label: 'Sam Ortiz, Technician' });
    await dana.getByRole('button', { name: 'Send them a link' }).click();
    await dana.getByText('The link couldn’t be created.').waitFor();
  });
});

it('leaves its token in no request line, referrer, log, history entry, storage or page', async () => {
  const url = await makeLink();
  const token = tokenOf(url);
  // Its beginning is the same for all links.
  const secret = token.split('..')[1] ?? '';
  const { context, page } = await open();
  const watched = await watch(context, page);
  const lines: string[] = [];
  const headersWithToken: string[] = [];
  page.on('request', (request) => {
    lines.push(`${request.method()} ${request.url()}`, request.postData() ?? '');
    for (const [name, value] of Object.entries(request.headers())) {
      if (value.includes(secret)) headersWithToken.push(`${request.method()} ${name}`);
    }
  });

  await page.goto('about:blank');
  await page.goto(url);
  await asks(page);
  expect(page.url()).toBe(`${demo.url}connect-itglue`);
  await enter(page);
  await submit(page);
  await heading(page, 'IT Glue is connected').waitFor();

  const { requests: _, performance = '', ...traces } = await watched.traces();
  // The entry of the page itself. No script can clear it, and it goes with the page.
  const timings = performance.split('\n').filter((entry) => !entry.includes('"navigation"'));
  for (const [place, text] of Object.entries({ ...traces, timings: timings.join() })) {
    expect([place, text.includes(secret)]).toEqual([place, false]);
  }
  expect(lines.join('\n')).not.toContain(secret);
  expect(headersWithToken).toEqual(['GET x-connect-link', 'POST x-connect-link']);
  expect(demo.printed()).not.toContain(secret);
  const devtools = await context.newCDPSession(page);
  const { entries } = await devtools.send('Page.getNavigationHistory');
  // What Chromium knows in addition, such as what was typed into the address bar, no page can read.
  expect(entries.map(({ url }) => url)).toEqual(['about:blank', `${demo.url}connect-itglue`]);

  // So a reload does not know the link any more.
  await page.reload();
  await heading(page, 'This link doesn’t work').waitFor();
  expect(await watched.violations()).toEqual([]);
});

it('copies the steps as text and as HTML', async () => {
  const context = dana.context();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dana.goto(`${demo.url}?from=mail#top`);
  await dana.getByText('Where do I find my subdomain and key?').click();
  await dana.getByRole('button', { name: 'Copy the steps for someone who is' }).click();
  await dana.getByText('Copied').waitFor();
  const [text = '', html = ''] = await dana.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const types = ['text/plain', 'text/html'];
    return Promise.all(types.map(async (type) => (await item?.getType(type))?.text()));
  });
  expect(text).toContain('3. Click Generate API Key and name the key after Acme.');
  expect(text).toContain(`5. Then enter the key at ${demo.url}\n`);
  expect(text).toContain('allow 203.0.113.7 under IP Access Control');
  expect(html).toContain('<li>Click Generate API Key and name the key after Acme.</li>');
  expect(html).toContain(`<li>Then enter the key at ${demo.url}</li>`);
  // The policy of the demo is watched by its tests: nothing of this is made from a string.
  expect(await dana.evaluate(() => document.querySelectorAll('body > div').length)).toBe(1);
});
