// The files that docs/testing.md shows. A line with its name is before each, and those of a runner have its heading.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes the files under those headings into a new folder.
 *
 * @throws an `Error` when a heading has none
 */
export async function writeFiles(folder: string, ...headings: string[]): Promise<void> {
  const sections = (await readFile('docs/testing.md', 'utf8')).split(/^## /m);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const heading of headings) {
    const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
    const files = [...section.matchAll(/^`([^`\n]+)`:\n\n```\w+\n(.*?)^```$/gms)];
    if (files.length === 0) throw new Error(`docs/testing.md has no files under ${heading}`);
    for (const [, name = '', code = ''] of files) await writeFile(join(folder, name), code);
  }
}
