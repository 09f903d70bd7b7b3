// The user's system settings: few colours, more contrast, no motion.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prefer } from './emulation.js';
import { faintBorders, faintFields, faintRings, moving, mutedTexts } from './measures.js';
import { show, stories } from './stories.js';

const names = stories.map(([name]) => name);

afterAll(() => prefer({}));

describe('with forced colours and reduced motion', () => {
  beforeAll(() => prefer({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' }));

  it.each(names)('%s shows the focus, and does not move', async (name) => {
    await show(name);
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).toBe(true);
    expect(faintRings()).toEqual([]);
    expect(faintFields()).toEqual([]);
    expect(moving()).toEqual([]);
    expect(document.getAnimations()).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('with more contrast, in %s', (theme) => {
  beforeAll(() => prefer({ 'prefers-contrast': 'more' }));

  it.each(names)('%s has strong borders, and no muted text', async (name) => {
    await show(name, { theme });
    expect(matchMedia('(prefers-contrast: more)').matches).toBe(true);
    expect(faintBorders()).toEqual([]);
    expect(mutedTexts()).toEqual([]);
  });
});

describe('without these settings', () => {
  beforeAll(() => prefer({ 'prefers-reduced-motion': 'no-preference' }));

  it.each(['ConnectForm/Connecting', 'ConnectDialog/Open'])('%s moves', async (name) => {
    await show(name);
    expect(moving()).not.toEqual([]);
  });
});
