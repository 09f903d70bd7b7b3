// What every state looks like, compared with a picture that somebody has looked at and approved.

import './still.css';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { show, stories } from '../stories/stories.js';

beforeAll(async () => {
  await Promise.all([...document.fonts].map((font) => font.load()));
});

// A countdown that runs would be somewhere else each time; one that is over has to run.
beforeEach(({ task }) => {
  if (!task.name.endsWith('Over')) vi.useFakeTimers({ toFake: ['setInterval'] });
});

afterEach(() => void vi.useRealTimers());

describe.each([
  ['light', { theme: 'light' }],
  ['dark', { theme: 'dark' }],
  ['right-to-left', { theme: 'light', language: 'ar' }],
] as const)('%s', (look, toolbar) => {
  it.each(stories.map(([name]) => name))('%s', async (name) => {
    await show(name, toolbar);
    // A dialog gives the focus to its form.
    await expect.poll(() => document.querySelector('dialog:focus form')).toBeNull();
    await expect(page.elementLocator(document.body)).toMatchScreenshot(`${look}/${name}`);
  });
});
