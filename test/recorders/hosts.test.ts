// What no mark on the field can prevent, and the host's settings that do: each line of "What a host has to do" in
// SECURITY.md.

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
  describe.concurrent(`${tool}, recording the bodies of requests`, () => {
    const way = { tool, field: 'now', starts: 'first' } as const;
    const settings = { unmasked: false, bodies: true };

    it('receives the key that the form sends', async ({ expect }) => {
      const { leaks } = await go(browser, { ...way, settings: { ...settings, leavesOut: false } });
      expect(leaks).not.toEqual([]);
    });

    it('receives no key if the host excludes the form’s requests', async ({ expect }) => {
      const { leaks } = await go(browser, { ...way, settings: { ...settings, leavesOut: true } });
      expect(leaks).toEqual([]);
    });
  });
}

it.concurrent.for(Object.entries(tools).filter(([, { redacts }]) => redacts))(
  '%s, recording the bodies of requests, removes the key by its name',
  async ([tool], { expect }) => {
    const settings = { unmasked: false, bodies: true, leavesOut: false };
    const { leaks } = await go(browser, { tool, field: 'now', starts: 'first', settings });
    expect(leaks).toEqual([]);
  },
);

describe.concurrent('Snowplow', () => {
  const way = { tool: 'snowplow', field: 'now', starts: 'first' } as const;
  const settings = { unmasked: false, bodies: false };

  it('receives a key that is shown', async () => {
    const { leaks } = await go(browser, { ...way, settings: { ...settings, leavesOut: false } });
    expect(leaks).not.toEqual([]);
  });

  it('receives no key if the host excludes the key’s field', async () => {
    const { leaks } = await go(browser, { ...way, settings: { ...settings, leavesOut: true } });
    expect(leaks).toEqual([]);
  });
});
