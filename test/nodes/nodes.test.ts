// The server part and the mock under each version of Node, from CommonJS and as ES modules; and the build.

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { installWithPackage, unpackPackage } from '../support/unpack.js';

const run = promisify(execFile);
const home = 'test/nodes';

// From here, msw is that of this repository: version 2.
const withMsw2 = '.cache/nodes';

// msw 2 looks for a localStorage, of which Node 26 warns.
const warningOfMsw2 =
  /^\(node:\d+\) ExperimentalWarning: localStorage is not available because --localstorage-file was not provided\.\n\(Use `node --trace-warnings \.\.\.` .+\)\n$/;

beforeAll(async () => {
  await installWithPackage(home);
  await unpackPackage(withMsw2);
});

describe.each([
  ['20.19', 'node20', [2]],
  ['22', 'node22', [2, 3]],
  ['24', 'node24', [2, 3]],
  ['26', 'node26', [2, 3]],
])('Node %s', (version, folder, mocks) => {
  const node = resolve(home, 'node_modules', folder, 'bin/node');

  it('is that version', async () => {
    const { stdout } = await run(node, ['--version']);
    expect(stdout.startsWith(`v${version}.`)).toBe(true);
  });

  it.each(mocks)('verifies a key by import and by require, with msw %i', async (major) => {
    const cwd = major === 2 ? withMsw2 : home;
    const code = { module: 'imports.mjs', commonjs: 'requires.cjs' };
    for (const [type, file] of Object.entries(code)) {
      const host = await readFile(join(home, file), 'utf8');
      // As an argument, so that packages are looked for from the folder it runs in.
      const { stdout, stderr } = await run(node, [`--input-type=${type}`, '-e', host], { cwd });
      // Not even a warning that `require` of an ES module is experimental.
      expect([stdout.trim(), stderr.replace(warningOfMsw2, '')]).toEqual([
        `${major} function 143`,
        '',
      ]);
    }
  });

  it('builds the package', { timeout: 300_000 }, async () => {
    const env = {
      ...process.env,
      PATH: `${resolve(home, 'node_modules', folder, 'bin')}:${process.env.PATH}`,
      // The test runner sets it to `test`, which makes it a development build.
      NODE_ENV: undefined,
    };
    const cwd = await copyOfSources();
    await run('npm', ['run', 'build'], { cwd, env });
    const built = await readFile(join(cwd, 'dist/itglue-connect.standalone.js'));
    expect(built.equals(await readFile('dist/itglue-connect.standalone.js'))).toBe(true);
    await rm(cwd, { recursive: true });
  });
});

/** What a build needs, in a folder of its own. Other tests use the build of this folder at the same time. */
async function copyOfSources(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'itglue-connect-build-'));
  const names = (await readdir('.')).filter(
    (name) =>
      /^(src|scripts|package\.json)$/.test(name) || /^(vite|tsconfig)\..*(ts|json)$/.test(name),
  );
  for (const name of names) await cp(name, join(copy, name), { recursive: true });
  await symlink(resolve('node_modules'), join(copy, 'node_modules'));
  return copy;
}
