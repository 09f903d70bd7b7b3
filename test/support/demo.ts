// The demo as `npm start` runs it, with its own port and data folder.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Demo {
  /** The address of the settings page, with a slash at the end. */
  url: string;
  /** The folder with the connection. */
  folder: string;
  /** Everything that it has printed. */
  printed(): string;
  /** Restarts the server with the same data. `url` changes. */
  restart(): Promise<void>;
  /** Stops the server and removes its data. */
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
