// A platform that is a program of its own, which prints its address.

import { execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../support/listen.js';
import type { Came, Platform, Sent } from './describePlatform.js';

const home = 'test/runtimes';

/** Starts a program, and waits until it has printed an address on loopback and answers there. */
export async function startProgram(
  baseUrl: string,
  [program, ...args]: [program: string, ...args: string[]],
  { cwd = home, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Platform> {
  let printed = '';
  const running = spawn(program, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env, ITGLUE_BASE_URL: baseUrl },
    detached: true,
  });
  for (const output of [running.stdout, running.stderr]) {
    output.on('data', (text: Buffer) => {
      printed += text;
    });
  }
  let failure: string | undefined;
  running.once('error', (error) => {
    failure = error.message;
  });
  for (;;) {
    const found = /http:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::\]):\d+/.exec(printed)?.[0];
    const origin = found?.replace(/0\.0\.0\.0|\[::\]|localhost/, '127.0.0.1');
    if (origin && (await fetch(origin).catch(() => undefined))) {
      return { origin, ask: (sent) => ask(origin, sent), stop: () => stop(running.pid) };
    }
    if (failure || running.exitCode !== null)
      throw new Error(`It has ended: ${failure} ${printed}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** A version of Node.js that today's frameworks support. */
const node = resolve(home, 'node_modules/node24/bin/node');

/**
 * Builds an app of a framework by the framework's own command, and starts what came of it.
 *
 * @param program the module that builds
 * @param server the module that serves, with its arguments
 */
export async function buildAndStart(
  baseUrl: string,
  app: string,
  [program, ...args]: [string, ...string[]],
  server: string[],
): Promise<Platform> {
  const cwd = resolve(home, app);
  const port = String(await freePort());
  const env = {
    ASTRO_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: port,
    // SvelteKit does not know its origin otherwise.
    ORIGIN: `http://127.0.0.1:${port}`,
  };
  const built = [resolve(home, 'node_modules', program), ...args];
  await promisify(execFile)(node, built, { cwd, env: { ...process.env, ...env } });
  return startProgram(baseUrl, [node, ...server], { cwd, env });
}

/** The program of a package in this folder. */
export const bin = (name: string) => resolve(home, 'node_modules/.bin', name);

async function ask(origin: string, { method, path, headers, body }: Sent): Promise<Came> {
  const response = await fetch(origin + path, { method, headers, body });
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text: await response.text(),
  };
}

/** Ends it with all that it has started. */
function stop(pid: number | undefined): void {
  if (pid) process.kill(-pid);
}
