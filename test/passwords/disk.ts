// Searches for secrets in the files of a browser.

import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const partLength = 8;
/** The characters of a secret, as bytes in UTF-8 or UTF-16. */
const run = new RegExp(`(?:[A-Za-z0-9]\\0?){${partLength},}`, 'g');

/**
 * Finds the files in a folder that contain eight consecutive characters of a secret, in UTF-8 or UTF-16.
 *
 * @param secrets letters and digits, with an optional `ITG.` before them
 * @returns for each secret the paths of its files, relative to the folder
 */
export async function filesWith(folder: string, secrets: string[]): Promise<string[][]> {
  const found = secrets.map(() => new Set<string>());
  /** Every part and its secret. All are searched for in one pass, since a profile is large. */
  const parts = new Map<string, Set<string>>();
  for (const [index, secret] of secrets.entries()) {
    const files = found[index] ?? new Set();
    for (const part of partsOf(secret.replace('ITG.', ''))) parts.set(part, files);
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    for await (const text of textsOf(path)) {
      for (const part of partsOf(text)) parts.get(part)?.add(path.slice(folder.length + 1));
    }
  }
  return found.map((files) => [...files]);
}

function* partsOf(text: string) {
  for (let start = 0; start + partLength <= text.length; start += 1) {
    yield text.slice(start, start + partLength);
  }
}

/** The runs of letters and digits in a file. */
async function* textsOf(path: string) {
  let rest = '';
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      const text = rest + bytes.toString('latin1');
      for (const [found] of text.matchAll(run)) yield found.replaceAll('\0', '');
      // A part may start in these bytes and end in the next ones.
      rest = text.slice(1 - 2 * partLength);
    }
  } catch {
    // The browser has deleted the file, as it does with a lock.
  }
}
