// Every bundler builds the page without a warning, and the page connects.

import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setupServer } from 'msw/node';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';
import { chromiumLaunch } from '../support/chromium.js';
import { installWithPackage } from '../support/unpack.js';
import { serveBuild } from './serveBuild.js';

const run = promisify(execFile);
const home = 'test/bundlers';
const cra = `${home}/create-react-app`;
const mock = setupServer(...itglueHandlers());
let browser: Browser;

beforeAll(async () => {
  await Promise.all([installWithPackage(home), installWithPackage(cra)]);
  await rm(`${home}/dist`, { recursive: true, force: true });
  startBuilds();
  browser = await chromium.launch(await chromiumLaunch());
  mock.listen({ onUnhandledRequest: 'bypass' });
});
afterAll(async () => {
  mock.close();
  await browser.close();
});

/** Runs a command like a host's CI. Resolves to its output, and rejects if it fails. */
async function inCi(cwd: string, command: string, args: string[], env: object = {}) {
  const { stdout, stderr } = await run(command, args, {
    cwd,
    env: {
      ...process.env,
      // The test runner sets it to `test`, which some bundlers treat as a development build.
      NODE_ENV: undefined,
      CI: 'true',
      NEXT_TELEMETRY_DISABLED: '1',
      ...env,
    },
  });
  return stdout + stderr;
}
const bin = (name: string) => `./node_modules/.bin/${name}`;

/** How each bundler builds the page. */
const builds: [name: string, build: () => Promise<string>][] = [
  ['webpack', () => inCi(home, process.execPath, ['webpack.mjs', 'webpack', 'main.js'])],
  // The same page in CommonJS, as TypeScript compiles it for older hosts.
  ['commonjs', () => inCi(home, process.execPath, ['webpack.mjs', 'commonjs', 'main.cjs'])],
  [
    'esbuild',
    () =>
      inCi(home, bin('esbuild'), [
        'page/main.js',
        '--bundle',
        '--minify',
        '--format=esm',
        '--outdir=dist/esbuild',
      ]),
  ],
  ['rspack', () => inCi(home, process.execPath, ['rspack.mjs'])],
  ['rollup', () => inCi(home, bin('rollup'), ['--config', '--failAfterWarnings'])],
  ['vite', () => inCi(home, bin('vite'), ['build', 'page', '--outDir', '../dist/vite'])],
  [
    'parcel',
    () =>
      inCi(home, bin('parcel'), [
        'build',
        'page/index.html',
        '--dist-dir=dist/parcel',
        '--no-cache',
      ]),
  ],
  [
    'next-webpack',
    () => inCi(home, bin('next'), ['build', 'next', '--webpack'], { NEXT_BUNDLER: 'next-webpack' }),
  ],
  [
    'create-react-app',
    () => inCi(cra, bin('react-scripts'), ['build'], { BUILD_PATH: '../dist/create-react-app' }),
  ],
  [
    'next-turbopack',
    () =>
      inCi(home, bin('next'), ['build', 'next', '--turbopack'], { NEXT_BUNDLER: 'next-turbopack' }),
  ],
];

const started = new Map<string, Promise<string>>();

/** Starts the builds in two queues, by even and odd position. Both of Next.js share a folder, so they are in one queue. */
function startBuilds() {
  const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  builds.forEach(([name, build], index) => {
    const lane = index % lanes.length;
    const built = Promise.resolve(lanes[lane]).then(build);
    started.set(name, built);
    lanes[lane] = built.catch(() => undefined);
  });
}

describe.each(builds)('%s', (name) => {
  let printed: string | undefined;
  beforeAll(async () => {
    printed = await started.get(name);
  });

  it('builds the page without a warning', () => {
    expect(printed).not.toMatch(/warn|error/i);
  });

  it('builds a page that connects and has its colours', async () => {
    const { url, stop } = await serveBuild(`${home}/dist/${name}`);
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    const button = page.getByRole('button', { name: 'Connect', exact: true });
    const background = await button.evaluate((found) => getComputedStyle(found).backgroundColor);
    expect(background).not.toMatch(/rgba\(0, 0, 0, 0\)|rgb\(239, 239, 239\)/);
    await page.getByLabel('Subdomain').selectOption('api.eu');
    await page.getByLabel('API key', { exact: true }).fill(testKeys['api.eu']);
    await button.click();
    await page.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
    stop();
  });

  it('has the colour of the ring in its stylesheet', async () => {
    const folder = `${home}/dist/${name}`;
    const files = (await readdir(folder, { recursive: true })).filter((file) =>
      /\.css$/.test(file),
    );
    const styles = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    expect(styles.join('')).toMatch(/--_itglue-ring/);
  });
});

it('lets Parcel, which does not read `exports`, find every entry', async () => {
  const args = ['build', 'page/entries.js', '--dist-dir=dist/parcel-entries', '--no-cache'];
  expect(await inCi(home, bin('parcel'), args)).not.toMatch(/warn|error/i);
});
