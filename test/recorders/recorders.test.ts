// The recorders, trackers and error reporters that a host may have on its page, themselves: none of them sends
// anything of the key, hidden or shown, whenever they start, also where the host has turned masking off.

import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../support/chromium.js';
import { asPeopleHaveIt, go, type Way } from './flow.js';
import { type Moment, tools } from './tools.js';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(asPeopleHaveIt(await chromiumLaunch()));
});

afterAll(() => browser.close());

const moments: [moment: Moment, way: Pick<Way, 'starts'> & { unmasked: boolean }][] = [
  ['by default', { starts: 'first', unmasked: false }],
  ['by default, started while the key is shown', { starts: 'late', unmasked: false }],
  ['unmasked', { starts: 'first', unmasked: true }],
  ['unmasked, started while the key is shown', { starts: 'late', unmasked: true }],
];

for (const [tool, { name, masks, without = [], leavesOut = false }] of Object.entries(tools)) {
  describe.concurrent(name, () => {
    for (const [moment, { starts, unmasked }] of moments) {
      if (unmasked && !masks) continue;
      const settings = { unmasked, bodies: false, leavesOut };

      it(`gets nothing of the key, ${moment}`, async () => {
        const { leaks, elsewhere } = await go(browser, { tool, starts, settings, field: 'now' });
        expect(leaks).toEqual([]);
        expect(elsewhere).toEqual([]);
      });

      // What shows that it is the marks that the one above is due to.
      if (without.includes(moment)) {
        it(`gets the key of a field without marks, ${moment}`, async () => {
          const { leaks } = await go(browser, { tool, starts, settings, field: 'unmarked' });
          expect(leaks).not.toEqual([]);
        });
      }
    }
  });
}
