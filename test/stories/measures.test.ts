// Tests of the measures: each finds its own kind of fault.

import { afterEach, expect, it } from 'vitest';
import {
  coveredKeys,
  faintButtons,
  faintFields,
  faintPlaceholders,
  faintRings,
  moving,
  outOfReach,
  overflowing,
  smallTargets,
} from './measures.js';
import { show } from './stories.js';
import { violations } from './violations.js';

const spoiling = document.createElement('style');
afterEach(() => spoiling.remove());

async function spoil(css: string, story = 'ConnectForm/Pristine') {
  await show(story);
  spoiling.textContent = css;
  document.head.append(spoiling);
}

it.each<[measure: () => string[], css: string]>([
  [faintFields, '.page { --itglue-border: #aaa }'],
  [faintPlaceholders, '.page { --itglue-muted: #888 }'],
  [faintButtons, '.page .itglue-submit { color: #888 }'],
  [faintRings, '.page :focus-visible { outline-color: #bbb }'],
  [faintRings, '.page :focus-visible { outline: none }'],
  [faintRings, '.page form { padding-inline: 0; overflow: hidden }'],
  [smallTargets, '.page summary { block-size: 20px; min-block-size: 0; font-size: 10px }'],
  [smallTargets, '.page .itglue-submit { min-block-size: 0; padding: 6px }'],
  [overflowing, '.page .itglue-title { inline-size: 2000px }'],
  [overflowing, '.page .itglue-hint { overflow: hidden; block-size: 5px }'],
  [outOfReach, '.page .itglue-form { margin-block-start: -700px }'],
  [coveredKeys, '.page .itglue-reveal > button { inline-size: 200px }'],
  [moving, '.page .itglue-title { transition: color 1s }'],
])('%o finds %s', async (measure, css) => {
  await spoil('');
  expect(measure()).toEqual([]);
  await spoil(css);
  expect(measure()).not.toEqual([]);
});

it('axe finds faint text', async () => {
  await spoil('.page { --itglue-muted: #999 }');
  expect((await violations()).join()).toContain('color-contrast');
});
