// Each back end of backends/ keeps the contract: the built command starts it and drives it.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { checks } from '../../src/conformance/checks.js';
import { run } from '../conformance/command.js';
import { freePort } from '../support/listen.js';

interface BackEnd {
  file: string;
  /** Ends with 0 where everything that it takes is installed. */
  present: [program: string, ...args: string[]];
  /** Starts it at a port. `folder` is a temporary one. */
  start(port: string, folder: string): [program: string, ...args: string[]];
}

const withPort = (port: string, ...more: string[]) => ['env', `PORT=${port}`, ...more] as const;

// Debian's packages are Debian's Python's alone, and another one may come before it in the path.
const debianPython = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

const backEnds: Record<string, BackEnd> = {
  'Python, the standard library alone': {
    file: 'backends/python/connect.py',
    present: ['python3', '--version'],
    start: (port) => [...withPort(port, 'python3', 'backends/python/connect.py')],
  },
  'Python, FastAPI': {
    file: 'backends/fastapi/connect.py',
    present: [debianPython, '-c', 'import fastapi, uvicorn, httpx'],
    start: (port) => [
      ...withPort(
        port,
        debianPython,
        '-m',
        'uvicorn',
        '--app-dir',
        'backends/fastapi',
        '--port',
        port,
        'connect:app',
      ),
    ],
  },
  Go: {
    file: 'backends/go/connect.go',
    present: ['go', 'version'],
    start: (port) => [...withPort(port, 'go', 'run', 'backends/go/connect.go')],
  },
  PHP: {
    file: 'backends/php/connect.php',
    present: ['php', '--version'],
    start: (port, folder) => [
      ...withPort(port, `ACME_STORE=${join(folder, 'store.json')}`, 'PHP_CLI_SERVER_WORKERS=4'),
      ...['php', '-S', `127.0.0.1:${port}`, 'backends/php/connect.php'],
    ],
  },
  'Ruby, Sinatra': {
    file: 'backends/ruby/connect.rb',
    present: ['ruby', '-e', 'require "sinatra/base"'],
    start: (port) => ['ruby', 'backends/ruby/connect.rb', '-p', port],
  },
};

describe.concurrent('a back end', () => {
  for (const [name, { file, present, start }] of Object.entries(backEnds)) {
    const [program, ...args] = present;
    const isThere = spawnSync(program, args).status === 0;
    if (!isThere && !process.env.CI) {
      console.warn(`Left out, since it is not installed here: ${name} (${present.join(' ')})`);
      continue;
    }
    it(`in ${name} keeps the contract`, async ({ expect }) => {
      const folder = mkdtempSync(join(tmpdir(), 'itglue-connect-'));
      try {
        const port = String(await freePort());
        const origin = `http://127.0.0.1:${port}`;
        const { status, stdout, stderr } = await run(
          'conformance',
          `${origin}/api/itglue/connect`,
          ...['--header', 'cookie: session=dana', '--probe', `${origin}/saves`],
          ...['--', ...start(port, folder)],
        );
        expect(stdout, stderr).toContain(`${checks.length} hold, 0 fail`);
        expect(status).toBe(0);
        // The log of the back end.
        expect(stderr).not.toContain('ITG.');
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it(`in ${name} can be read in one sitting`, ({ expect }) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      expect(lines.filter((line) => line.trim()).length).toBeLessThan(150);
    });
  }
});
