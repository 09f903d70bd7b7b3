// What docs/testing.md shows, in each test runner that it names.

import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../support/chromium.js';
import { installWithPackage } from '../support/unpack.js';
import { writeFiles } from './filesOfDocs.js';

const execute = promisify(execFile);
const page = 'A page and its test';
const server = 'The server part and its test';

/**
 * Runs a test runner as a host's CI does. Resolves with its report in JSON.
 *
 * @throws an `Error` with all that it prints when a test fails
 */
async function run(installed: string, cwd: string, command: string, args: string[], env = {}) {
  const { stdout } = await execute(resolve(installed, 'node_modules/.bin', command), args, {
    cwd,
    // Without the settings of the runner that this runs in.
    env: { ...process.env, NODE_ENV: undefined, CI: 'true', ...env },
  }).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
    throw new Error(stdout + stderr);
  });
  return JSON.parse(stdout.slice(stdout.indexOf('{')));
}

describe.each(['jest29', 'jest30'])('%s', (name) => {
  const home = `test/runners/${name}`;
  beforeAll(() => installWithPackage(home));

  it.each(['Babel', 'ts-jest'])('runs the tests with %s', async (transformer) => {
    const folder = `${home}/dist/${transformer}`;
    await writeFiles(folder, page, server, `Jest with ${transformer}`);
    const report = await run(home, folder, 'jest', ['--json']);
    expect(report).toMatchObject({ numPassedTests: 4, numTotalTests: 4 });
  });
});

describe('Create React App', () => {
  const home = 'test/bundlers/create-react-app';
  beforeAll(() => installWithPackage(home));

  it('runs the tests of the page', async () => {
    const folder = `${home}/dist/tests`;
    await writeFiles(folder, 'Create React App');
    await writeFiles(`${folder}/src`, page);
    const report = await run(home, folder, 'react-scripts', ['test', '--json']);
    expect(report).toMatchObject({ numPassedTests: 3, numTotalTests: 3 });
  });
});

describe('a host with Vite', () => {
  const home = 'test/runners/vite';
  const folder = `${home}/dist`;
  beforeAll(async () => {
    await installWithPackage(home);
    await writeFiles(`${folder}/playwright`, 'Playwright');
    await writeFiles(`${folder}/vitest`, page, server, 'Vitest');
  });

  it('runs the tests with Vitest', async () => {
    const report = await run(home, `${folder}/vitest`, 'vitest', ['run', '--reporter=json']);
    expect(report).toMatchObject({ numPassedTests: 4, numTotalTests: 4 });
  });

  it('runs the tests with Playwright', async () => {
    const report = await run(home, home, 'playwright', ['test'], {
      CHROMIUM: JSON.stringify(await chromiumLaunch()),
      PORT: String(await freePort()),
    });
    expect(report.stats).toMatchObject({ expected: 1, unexpected: 0, flaky: 0, skipped: 0 });
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(address),
      );
    });
  });
}
