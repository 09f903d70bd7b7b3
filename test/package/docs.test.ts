// The TypeScript in docs/connect-links.md and docs/frame.md compiles: each block is the file that its first line names.

import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';

const run = promisify(execFile);
const folder = '.cache/docs';

// What the host of the page has of its own.
const acme = `
import type { ConnectHandlerOptions, UsedLinks } from 'itglue-connect/server';

export declare const secret: string;
export declare const used: UsedLinks;
export declare const db: {
  query(sql: string, values: unknown[]): Promise<{ rowCount: number }>;
};
export declare const save: ConnectHandlerOptions<{ customerId: string }>['save'];
export declare function requireAdministrator(
  request: Request,
): Promise<{ customerId: string; customerName: string; userName: string }>;
`;

const tsconfig = {
  extends: '../../tsconfig.json',
  compilerOptions: {
    paths: {
      'itglue-connect': ['../../src/index.ts'],
      'itglue-connect/*': ['../../src/*/index.ts'],
      'itglue-connect/styles.css': ['../../src/styles/styles.css'],
    },
  },
  include: ['.'],
  exclude: [],
};

beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/acme.ts`, acme);
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify(tsconfig));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it.each(['docs/connect-links.md', 'docs/frame.md'])(
  '%s shows TypeScript that compiles',
  { timeout: 60_000 },
  async (file) => {
    const page = await readFile(file, 'utf8');
    const blocks = [...page.matchAll(/```tsx?\n\/\/ (\S+)\n(.*?)```/gs)];
    expect(blocks).toHaveLength(page.match(/```tsx?\n/g)?.length ?? 0);
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    for (const [, name, code = ''] of blocks) await writeFile(`${folder}/${name}`, code);
    const { stdout } = await run('node_modules/.bin/tsc', ['-p', folder]).catch((error) => error);
    expect(stdout).toBe('');
  },
);
