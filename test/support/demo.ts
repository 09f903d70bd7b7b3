// The demo as `npm start` runs it, on a port and in a data folder of its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Demo {
  /** Where the settings page is, with a slash at the end. */
  url: string;
  /** Where it keeps the connection. */
  folder: string;
  /** All that it has printed. */
  printed(): string;
  /** Ends the server and starts it again over the same data. `url` changes. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** Starts the built demo. */
export async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'itglue-connect-demo-'));
  let printed = '';
  let server = start();

  function start(): ChildProcess {
    const started = spawn(process.execPath, ['demo/dist/server/main.js'], {
      env: { ...process.env, PORT: '0', DEMO_DATA: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const print = (text: Buffer) => {
      printed += text;
    };
    started.stdout?.on('data', print);
    started.stderr?.on('data', print);
    return started;
  }

  async function end() {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
  }

  async function address(): Promise<string> {
    for (;;) {
      const url = /http:\S+/.exec(printed)?.[0];
      if (url) return url;
      if (server.exitCode !== null) throw new Error(`The demo has ended: ${printed}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const demo: Demo = {
    url: await address(),
    folder,
    printed: () => printed,
    async restart() {
      await end();
      printed = '';
      server = start();
      demo.url = await address();
    },
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return demo;
}
