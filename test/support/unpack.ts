// Puts the packed package into a folder's node_modules, after `npm ci`. Its lock can't name it: each build differs.

import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Installs the packages of the folder's lock if they are missing, and then the packed package. */
export async function installWithPackage(folder: string): Promise<void> {
  const lock = await readFile(resolve(folder, 'package-lock.json'), 'utf8');
  const installedLock = resolve(folder, 'node_modules/.installed-lock.json');
  if ((await readFile(installedLock, 'utf8').catch(() => undefined)) !== lock) {
    await run('npm', ['ci', '--silent'], { cwd: folder });
    await writeFile(installedLock, lock);
  }
  await unpackPackage(folder);
}

/** Puts the packed package into the folder's node_modules, so that it finds its dependencies there. */
export async function unpackPackage(folder: string): Promise<void> {
  const place = resolve(folder, 'node_modules/itglue-connect');
  await rm(place, { recursive: true, force: true });
  // Bundlers know a package by its version, so their caches may hold an older build.
  for (const cache of ['.cache', '.vite', '.vitest']) {
    await rm(resolve(folder, 'node_modules', cache), { recursive: true, force: true });
  }
  await mkdir(place, { recursive: true });
  const archive = resolve('examples/itglue-connect.tgz');
  await run('tar', ['-xzf', archive, '--strip-components=1', '-C', place]);
}
