// Runs the real recorders, trackers and error reporters that a host may use: none of them sends any part of the key,
// hidden or shown, whenever they start, even if the host has turned masking off.

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

      it(`receives no part of the key, ${moment}`, async () => {
        const { leaks, elsewhere } = await go(browser, { tool, starts, settings, field: 'now' });
        expect(leaks).toEqual([]);
        expect(elsewhere).toEqual([]);
      });

      // Shows that the marks are the reason for the result above.
      if (without.includes(moment)) {
        it(`receives the key of a field without marks, ${moment}`, async () => {
          const { leaks } = await go(browser, { tool, starts, settings, field: 'unmarked' });
          expect(leaks).not.toEqual([]);
        });
      }
    }
  });
}
