// Little space: a narrow page, a narrow container, a zoomed page, and wider text spacing.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { zoomIn, zoomOut } from './emulation.js';
import { coveredKeys, outOfReach, overflowing, smallTargets } from './measures.js';
import { show, stories } from './stories.js';
import { wideText } from './wideText.js';

afterEach(() => wideText.remove());

describe.each(stories.map(([name]) => name))('%s', (name) => {
  describe('on a page at 400 %', () => {
    beforeAll(async () => {
      await page.viewport(320, 256);
      await zoomIn();
    });
    afterAll(async () => {
      await zoomOut();
      await page.viewport(1280, 1024);
    });

    it('fits, also with wide text and in a narrow container', async () => {
      await show(name, { width: '100%' });
      expect([innerWidth, innerHeight, devicePixelRatio]).toEqual([320, 256, 4]);
      expect(overflowing()).toEqual([]);
      expect(outOfReach()).toEqual([]);

      document.head.append(wideText);
      expect(overflowing()).toEqual([]);
      expect(outOfReach()).toEqual([]);
      expect(coveredKeys()).toEqual([]);
      expect(smallTargets()).toEqual([]);

      for (const place of document.querySelectorAll<HTMLElement>('.page > div')) {
        place.style.inlineSize = '280px';
      }
      expect(overflowing()).toEqual([]);
      wideText.remove();
      expect(overflowing()).toEqual([]);
    });
  });
});
