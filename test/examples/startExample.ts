// Starts an example like its reader would: in its own folder, with the packed package and its own scripts.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../support/listen.js';

const npm = promisify(execFile);
// Through a shell, since on Windows npm is a script.
const shell = process.platform === 'win32';
const env = {
  ...process.env,
  // The test runner sets it to `test`, which tools treat as a development build.
  NODE_ENV: undefined,
  NEXT_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  // Careful readers turn off scripts that run by themselves: of packages, and `pre` and `post`.
  npm_config_ignore_scripts: 'true',
};

export interface Example {
  /** The address of its page. */
  url: string;
  /** Everything that its server has printed. */
  printed(): string;
  stop(): Promise<unknown>;
}

/** Copies an example next to the packed package, installs and builds it. Resolves to its folder. */
export async function installExample(name: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'itglue-connect-example-'));
  const folder = join(home, name);
  await cp('examples/itglue-connect.tgz', join(home, 'itglue-connect.tgz'));
  await cp(join('examples', name), folder, {
    recursive: true,
    filter: (path) => !/node_modules|[\\/](dist|\.next)$/.test(path),
  });
  const run = (...args: string[]) => npm('npm', args, { cwd: folder, env, shell });
  await run('install', '--no-audit', '--no-fund', '--no-package-lock');
  await run('run', 'build', '--if-present');
  return folder;
}

/** Removes the folder of {@link installExample}. */
export const removeExample = (folder: string) =>
  rm(join(folder, '..'), { recursive: true, force: true });

/** Starts an installed example with its own `npm start`. The mock answers its requests to IT Glue. */
export async function startExample(folder: string): Promise<Example> {
  const mock = new URL('mockItglue.mjs', import.meta.url);
  const server = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...env, PORT: String(await freePort()), NODE_OPTIONS: `--import "${mock}"` },
    shell,
    // Its own process group, so that the processes that npm starts can be stopped too.
    detached: true,
  });
  let printed = '';
  for (const output of [server.stdout, server.stderr]) {
    output.on('data', (text: Buffer) => {
      printed += text;
    });
  }
  return {
    url: await firstAddress(server, () => printed),
    printed: () => printed,
    stop: () => stop(server),
  };
}

async function firstAddress(server: ChildProcess, printed: () => string): Promise<string> {
  for (;;) {
    const url = /http:\/\/localhost:\d+/.exec(printed())?.[0];
    if (url && (await fetch(url).catch(() => undefined))) return url;
    if (server.exitCode !== null) throw new Error(`The example has ended: ${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stop(server: ChildProcess) {
  const ended = new Promise((resolve) => server.once('close', resolve));
  if (server.pid) process.kill(shell ? server.pid : -server.pid);
  await ended;
}
