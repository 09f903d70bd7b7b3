// The build of the site fails on a link that leads nowhere.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLinks } from '../../site/.vitepress/checkLinks.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'itglue-connect-site-'));
  await writeFile(join(folder, 'icon.svg'), '<svg/>');
  await writeFile(join(folder, 'other.html'), '<h1 id="title">Other</h1>');
});

afterEach(() => rm(folder, { recursive: true }));

const check = async (html: string, base = '/') => {
  await writeFile(join(folder, 'index.html'), html);
  return () => checkLinks(folder, base);
};

describe('a page of the site', () => {
  it.each([
    ['a page', '<a href="/other.html">'],
    ['an anchor', '<a href="/other.html#title">'],
    ['an anchor of its own', '<h1 id="here"><a href="#here">'],
    ['a relative page', '<a class="x" href="./other.html" rel="y">'],
    ['a picture', '<img src="/icon.svg">'],
    ['another site', '<a href="https://example.com/anything#anchor">'],
    ['nothing, in a text that shows HTML', '<p>&lt;a href="/none.html">'],
  ])('may lead to %s', async (_what, html) => {
    expect(await check(html)).not.toThrow();
  });

  it.each([
    ['a missing page', '<a href="/none.html">', 'does not exist'],
    ['a missing anchor', '<a href="/other.html#none">', 'no such anchor'],
    ['a missing anchor of its own', '<a href="#none">', 'no such anchor'],
    ['a missing picture', '<img alt="" src="/none.png">', 'does not exist'],
    ['a script of another site', '<script src="https://example.com/a.js">', 'on another site'],
    ['a font of another site', '<link rel="preload" href="https://example.com/a">', 'another site'],
  ])('may not lead to %s', async (_what, html, why) => {
    expect(await check(html)).toThrow(why);
  });

  it('stays below the path that the site is served from', async () => {
    expect(await check('<a href="/docs/other.html#title">', '/docs/')).not.toThrow();
    expect(await check('<a href="/other.html">', '/docs/')).toThrow('does not exist');
  });
});
