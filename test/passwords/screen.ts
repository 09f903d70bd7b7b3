// A virtual screen for browsers with windows. The tests can read its pixels.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Rectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Screen {
  /** The environment variables for the browser. */
  env: NodeJS.ProcessEnv;
  /** The colours in a rectangle, row by row, each as a number like 0xffffff. */
  colours(rectangle: Rectangle): Promise<number[]>;
  clickAt(x: number, y: number): Promise<void>;
  stop(): Promise<void>;
}

const size = { left: 0, top: 0, width: 1280, height: 900 };

export async function startScreen(): Promise<Screen> {
  const folder = await mkdtemp(join(tmpdir(), 'itglue-connect-screen-'));
  const geometry = `${size.width}x${size.height}x24`;
  const xvfb = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', geometry, '-nolisten', 'tcp', '-fbdir', folder],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const display = await firstLine(xvfb.stdio[3]);
  const env = { ...process.env, DISPLAY: `:${display}` };
  return {
    env,
    async colours({ left, top, width, height }) {
      // In the format of xwd: a header of 32-bit numbers, a table of colours, and four bytes a pixel.
      const image = await readFile(join(folder, 'Xvfb_screen0'));
      const pixels = image.readUInt32BE(0) + image.readUInt32BE(19 * 4) * 12;
      const bytesPerLine = image.readUInt32BE(12 * 4);
      return Array.from({ length: width * height }, (_, index) => {
        const [x, y] = [left + (index % width), top + Math.floor(index / width)];
        return image.readUInt32LE(pixels + y * bytesPerLine + x * 4) & 0xffffff;
      });
    },
    async clickAt(x, y) {
      await run('xdotool', ['mousemove', `${x}`, `${y}`, 'click', '1'], { env });
      // Moves the mouse away, since elements under it have another colour.
      const outside = [`${size.width - 1}`, `${size.height - 1}`];
      await run('xdotool', ['mousemove', ...outside], { env });
    },
    async stop() {
      xvfb.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function firstLine(stream: unknown): Promise<string> {
  if (!(stream instanceof Readable)) throw new Error('Xvfb has no such stream');
  return new Promise((resolve) => {
    stream.once('data', (bytes) => resolve(String(bytes).trim()));
  });
}
