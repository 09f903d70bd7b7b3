// Tests for every story in a theme.

import { describe, expect, it } from 'vitest';
import { equalAccessViolations } from './equalAccess.js';
import {
  coveredKeys,
  faintFields,
  faintPlaceholders,
  faintRings,
  smallTargets,
} from './measures.js';
import { show, stories } from './stories.js';
import { violations } from './violations.js';

export function everyStoryIn(theme: 'light' | 'dark') {
  describe.each(stories.map(([name]) => name))('%s', (name) => {
    it('is accessible', async () => {
      await show(name, { theme });
      expect(getComputedStyle(document.documentElement).colorScheme).toBe(theme);
      expect(await violations()).toEqual([]);
      expect(await equalAccessViolations()).toEqual([]);
      expect(faintFields()).toEqual([]);
      expect(faintPlaceholders()).toEqual([]);
      expect(smallTargets()).toEqual([]);
      expect(coveredKeys()).toEqual([]);
      expect(faintRings()).toEqual([]);
    });
  });
}
