// What no mark on the field can stop, and the settings by which a host does: each line of "What a host has to do"
// in SECURITY.md.

import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../support/chromium.js';
import { asPeopleHaveIt, go } from './flow.js';
import { tools } from './tools.js';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(asPeopleHaveIt(await chromiumLaunch()));
});

afterAll(() => browser.close());

for (const [tool, { bodies }] of Object.entries(tools)) {
  if (!bodies) continue;
  describe.concurrent(`${tool}, recording what requests have in them`, () => {
    const way = { tool, field: 'now', starts: 'first' } as const;
    const settings = { unmasked: false, bodies: true };

    it('gets the key that the form sends', async ({ expect }) => {
      const { leaks } = await go(browser, { ...way, settings: { ...settings, leavesOut: false } });
      expect(leaks).not.toEqual([]);
    });

    it('gets other requests alone where the host leaves out those of the form', async ({
      expect,
    }) => {
      const { leaks } = await go(browser, { ...way, settings: { ...settings, leavesOut: true } });
      expect(leaks).toEqual([]);
    });
  });
}

it.concurrent.for(Object.entries(tools).filter(([, { redacts }]) => redacts))(
  '%s, recording what requests have in them, takes the key out by its name',
  async ([tool], { expect }) => {
    const settings = { unmasked: false, bodies: true, leavesOut: false };
    const { leaks } = await go(browser, { tool, field: 'now', starts: 'first', settings });
    expect(leaks).toEqual([]);
  },
);

describe.concurrent('Snowplow', () => {
  const way = { tool: 'snowplow', field: 'now', starts: 'first' } as const;
  const settings = { unmasked: false, bodies: false };

  it('gets a key that is shown', async () => {
    const { leaks } = await go(browser, { ...way, settings: { ...settings, leavesOut: false } });
    expect(leaks).not.toEqual([]);
  });

  it('gets other fields alone where the host leaves out that of the key', async () => {
    const { leaks } = await go(browser, { ...way, settings: { ...settings, leavesOut: true } });
    expect(leaks).toEqual([]);
  });
});
