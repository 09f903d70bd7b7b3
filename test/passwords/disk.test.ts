// The search on disk finds the forms in which a browser may have written a key.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesWith } from './disk.js';
import { newKey } from './user.js';

const key = newKey();
const part = key.slice(12, 20);
const mebibyte = 1024 * 1024;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'itglue-connect-disk-'));
});

afterEach(() => rm(folder, { recursive: true }));

it.each([
  ['in UTF-8', Buffer.from(`"${part}"`)],
  ['in UTF-16', Buffer.from(`"${part}"`, 'utf16le')],
  ['within other letters', Buffer.from(`other${part}other`)],
  ['across two parts of a large file', Buffer.from('-'.repeat(mebibyte - 5) + part)],
  [
    'in UTF-16, across two parts of a large file',
    Buffer.concat([Buffer.alloc(mebibyte - 15), Buffer.from(part, 'utf16le')]),
  ],
])('finds eight characters of a key %s', async (_, bytes) => {
  await mkdir(join(folder, 'sessions'));
  await writeFile(join(folder, 'sessions', 'last'), bytes);
  expect(await filesWith(folder, [newKey(), key])).toEqual([[], [join('sessions', 'last')]]);
});

it('ignores seven characters', async () => {
  await writeFile(join(folder, 'last'), part.slice(0, 7));
  expect(await filesWith(folder, [key])).toEqual([[]]);
});
