// Our dialog and our form among the modals of real libraries, as a user of each host would go through them.

import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { type Hosts, serveHosts } from './serveHosts.js';

/** The module of the modal in page/modals, and the package it is from. */
const hosts = {
  radix: '@radix-ui/react-dialog',
  muiDialog: '@mui/material',
  muiDrawer: '@mui/material',
  headlessui: '@headlessui/react',
  mantine: '@mantine/core',
  chakra: '@chakra-ui/react',
  reactAria: 'react-aria-components',
  vaul: 'vaul',
  reactBootstrap: 'react-bootstrap',
  reactModal: 'react-modal',
  antModal: 'antd',
  antDrawer: 'antd',
};

// Long, since nothing here is about time.
const patience = 15_000;

const viewport = { width: 800, height: 800 };

let served: Hosts;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  served = await serveHosts();
  browser = await chromium.launch(await chromiumLaunch());
  page = await browser.newPage({
    viewport,
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(patience);
  page.on('pageerror', (error) => errors.push(String(error)));
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

beforeEach(() => {
  errors = [];
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const settings = () => page.getByRole('dialog', { name: 'Settings', includeHidden: true });
const ours = () => page.getByRole('dialog', { name: 'Connect IT Glue' });
const question = () => page.getByRole('dialog', { name: /\?$/ });
const apiKey = () => page.getByLabel('API key', { exact: true });
const subdomain = () => page.getByLabel('Subdomain');
const isShown = (locator: Locator) => locator.waitFor({ state: 'visible' });
const isGone = (locator: Locator) => locator.waitFor({ state: 'hidden' });

/** Playwright finds it focused even in a shadow root. */
async function hasFocus(locator: Locator) {
  await expect
    .poll(
      () =>
        locator.evaluate((element) => {
          const root = element.getRootNode();
          return (root instanceof ShadowRoot ? root : document).activeElement === element;
        }),
      { timeout: patience },
    )
    .toBe(true);
}

/**
 * Clicks there, whatever Playwright makes of it: react-aria-components puts `inert` around our dialog where it is beside
 * the modal. A modal dialog escapes that in browsers, but not in Playwright's own check.
 */
async function press(locator: Locator) {
  await isShown(locator);
  await locator.click({ force: true });
}

interface Row {
  host: string;
  way: string;
  passed: string[];
  failed?: string;
}
const rows: Row[] = [];

/** Goes through steps, and notes how far it came. */
async function walk(host: string, way: string, steps: [string, () => Promise<unknown>][]) {
  const row: Row = { host, way, passed: [] };
  rows.push(row);
  await page.setViewportSize(viewport);
  await page.goto(`${served.url}/index.html?host=${host}&ours=${way}`);
  for (const [step, go] of steps) {
    try {
      await go();
      row.passed.push(step);
    } catch (error) {
      row.failed = step;
      throw new Error(`${host}, ${way}, "${step}": ${error}`);
    }
  }
  expect(errors).toEqual([]);
}

const fillIn = async () => {
  await subdomain().selectOption('api.eu', { force: true });
  await press(apiKey());
  await page.keyboard.type(testKeys['api.eu']);
};

/** Most settle in some frames, and would only then do what they should not. */
const settle = () => page.waitForTimeout(350);

const throughDialog: [string, () => Promise<unknown>][] = [
  [
    'settings open',
    async () => {
      await button('Open settings').click();
      await isShown(settings());
    },
  ],
  [
    'open',
    async () => {
      await button('Connect…').click();
      await isShown(ours());
      await hasFocus(subdomain());
    },
  ],
  [
    'type',
    async () => {
      await press(apiKey());
      await page.keyboard.type('ITG.abc');
      expect(await apiKey().inputValue()).toBe('ITG.abc');
    },
  ],
  [
    'scroll',
    async () => {
      await page.setViewportSize({ width: 800, height: 320 });
      await ours().hover({ force: true });
      await page.mouse.wheel(0, 200);
      await expect
        .poll(() => ours().evaluate((dialog) => dialog.scrollTop), { timeout: patience })
        .toBeGreaterThan(0);
      await page.setViewportSize(viewport);
    },
  ],
  [
    'tab',
    async () => {
      await page.keyboard.press('Tab');
      await hasFocus(button('Show API key'));
      await page.keyboard.press('Shift+Tab');
      await hasFocus(apiKey());
    },
  ],
  [
    'escape asks',
    async () => {
      await page.keyboard.press('Escape');
      await isShown(question());
      await settle();
      await isShown(settings());
    },
  ],
  [
    'keep',
    async () => {
      await press(button('Keep editing'));
      await isGone(question());
      await hasFocus(apiKey());
      expect(await apiKey().inputValue()).toBe('ITG.abc');
    },
  ],
  [
    'escape keeps',
    async () => {
      await page.keyboard.press('Escape');
      await isShown(question());
      await page.keyboard.press('Escape');
      await isGone(question());
      expect(await apiKey().inputValue()).toBe('ITG.abc');
      await isShown(settings());
    },
  ],
  [
    'discard',
    async () => {
      await page.keyboard.press('Escape');
      await press(button('Discard and close'));
      await isGone(ours());
      await settle();
      await isShown(settings());
      await hasFocus(button('Connect…'));
    },
  ],
  [
    'reopen by keyboard',
    async () => {
      await page.keyboard.press('Enter');
      await isShown(ours());
      await hasFocus(subdomain());
    },
  ],
  [
    'connect',
    async () => {
      await fillIn();
      await press(button('Connect'));
      await isShown(page.getByRole('heading', { name: 'IT Glue is connected' }));
    },
  ],
  [
    'close',
    async () => {
      await press(button('Done'));
      await isGone(ours());
      await settle();
      await isShown(settings());
      await hasFocus(button('Connect…'));
    },
  ],
  [
    'escape empty',
    async () => {
      await page.keyboard.press('Enter');
      await hasFocus(subdomain());
      await page.keyboard.press('Escape');
      await isGone(ours());
      await settle();
      await isShown(settings());
      await hasFocus(button('Connect…'));
    },
  ],
  [
    'own escape',
    async () => {
      await page.keyboard.press('Escape');
      await isGone(settings());
    },
  ],
  [
    'page alive',
    async () => {
      await button('Open settings').click();
      await isShown(settings());
    },
  ],
];

describe.each(Object.keys(hosts))('%s', (host) => {
  it.each(['inside', 'beside', 'called', 'element'])('%s', (way) => walk(host, way, throughDialog));

  it('inline', () =>
    walk(host, 'inline', [
      [
        'settings open',
        async () => {
          await button('Open settings').click();
          await isShown(settings());
        },
      ],
      [
        'type',
        async () => {
          await apiKey().click();
          await page.keyboard.type('ITG.abc');
          expect(await apiKey().inputValue()).toBe('ITG.abc');
        },
      ],
      [
        'connect',
        async () => {
          await apiKey().clear();
          await fillIn();
          await page.keyboard.press('Enter');
          await isShown(page.getByRole('heading', { name: 'IT Glue is connected' }));
        },
      ],
      [
        'own escape',
        async () => {
          await page.keyboard.press('Escape');
          await isGone(settings());
        },
      ],
    ]));

  it('handedOver', () =>
    walk(host, 'handedOver', [
      [
        'settings open',
        async () => {
          await button('Open settings').click();
          await isShown(settings());
        },
      ],
      [
        'over',
        async () => {
          await button('Connect…').click();
          await isShown(ours());
          await isGone(settings());
          await settle();
        },
      ],
      [
        'connect',
        async () => {
          await fillIn();
          await press(button('Connect'));
          await isShown(page.getByRole('heading', { name: 'IT Glue is connected' }));
        },
      ],
      [
        'back',
        async () => {
          await press(button('Done'));
          await isGone(ours());
          await isShown(settings());
          await settle();
        },
      ],
      [
        'over again, and back by Escape',
        async () => {
          await button('Connect…').click();
          await isShown(ours());
          await isGone(settings());
          await settle();
          await page.keyboard.press('Escape');
          await isGone(ours());
          await isShown(settings());
          await settle();
        },
      ],
      [
        'own escape',
        async () => {
          await page.keyboard.press('Escape');
          await isGone(settings());
          await button('Open settings').click();
          await isShown(settings());
        },
      ],
    ]));
});

afterAll(async () => {
  const versions = await Promise.all(
    Object.values(hosts).map(async (name) => {
      const text = await readFile(
        new URL(`./node_modules/${name}/package.json`, import.meta.url),
        'utf8',
      );
      return String(JSON.parse(text).version);
    }),
  );
  const ways = ['inside', 'beside', 'called', 'element', 'inline', 'handedOver'];
  const lines = Object.entries(hosts).map(([host, name], place) => [
    `${name} ${versions[place]} (${host})`,
    ...ways.map((way) => {
      const row = rows.find((row) => row.host === host && row.way === way);
      return row ? (row.failed ? `FAILS at ${row.failed}` : `${row.passed.length} steps`) : '-';
    }),
  ]);
  console.info(
    [['Library', ...ways], ways.map(() => '---').concat('---'), ...lines]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n'),
  );
});
