// What SKILL.md of the packed package says, followed line by line in hosts that are empty otherwise.

import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { freePort } from '../support/listen.js';

const run = promisify(execFile);
const shell = process.platform === 'win32';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch());
});
afterAll(() => browser.close());

/** A new project with the packed package and what the host has itself. */
async function createHost(packages: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'itglue-connect-skill-'));
  await cp('examples/itglue-connect.tgz', join(folder, 'itglue-connect.tgz'));
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const all = ['./itglue-connect.tgz', ...packages];
  await run('npm', ['install', '--no-audit', '--no-fund', ...all], { cwd: folder, shell });
  return folder;
}

/** The blocks of a page of the installed package that name a file, and their code. */
async function filesIn(folder: string, page: string): Promise<Map<string, string>> {
  const text = await readFile(join(folder, 'node_modules/itglue-connect', page), 'utf8');
  return new Map(
    Array.from(
      text.matchAll(/^```\w+\n\/\/ (\S+\.\w+)\n(.*?)^```$/gms),
      ([, name = '', code = '']) => [name, code],
    ),
  );
}

/** Copies those files of a page, as they are. */
async function copyFiles(folder: string, page: string, ...names: string[]) {
  const files = await filesIn(folder, page);
  for (const name of names) {
    const code = files.get(name);
    if (!code) throw new Error(`${page} has no ${name}`);
    await write(join(folder, name), code);
  }
}

async function write(path: string, code: string) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, code);
}

/** Starts a program of the host. Resolves to its page's address, and to what stops it. */
async function start(folder: string, command: string, args: string[], env: object) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const program = spawn(
    join(folder, 'node_modules/.bin', command),
    [...args, '--port', `${port}`],
    {
      cwd: folder,
      env: { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
      shell,
      detached: true,
    },
  );
  while (!(await fetch(url).catch(() => undefined))) {
    if (program.exitCode !== null) throw new Error(`${command} has ended`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop: () => program.pid && process.kill(shell ? program.pid : -program.pid) };
}

/** Connects on the settings page, reloads it, and disconnects. */
async function connectAndDisconnect(url: string) {
  const page = await browser.newPage();
  const card = page.locator('section');
  await page.goto(url);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Subdomain').selectOption('api');
  await dialog.getByLabel('API key', { exact: true }).fill(testKeys['api.eu']);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: 'Use api.eu and connect' }).click();
  await page.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
  await page.reload();
  await card.getByText('143 organizations').waitFor();
  await card.getByText('Europe').waitFor();
  await card.getByRole('button', { name: 'Check now' }).click();
  await card.getByText('IT Glue accepts the key.').waitFor();
  await card.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await card.getByText('Not connected').waitFor();
  await page.close();
}

const react = [
  'react@19',
  'react-dom@19',
  '@types/react@19',
  '@types/react-dom@19',
  '@types/node@20',
];

describe('in an empty Next.js host', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await createHost([...react, 'next@16', 'typescript@5', 'msw@2']);
    await copyFiles(folder, 'SKILL.md', 'itglue.ts', 'app/api/itglue/route.ts');
    await copyFiles(folder, 'docs/quick-start.md', 'instrumentation.ts');
    const files = await filesIn(folder, 'SKILL.md');
    await write(join(folder, 'app/ItGlueSettings.tsx'), files.get('ItGlueSettings.tsx') ?? '');
    // What any host of Next.js has.
    await write(
      join(folder, 'app/layout.tsx'),
      `export default function Layout({ children }: { children: React.ReactNode }) {
        return <html lang="en"><body>{children}</body></html>;
      }`,
    );
    await write(
      join(folder, 'app/page.tsx'),
      `import { ItGlueSettings } from './ItGlueSettings';
      export default function Page() {
        return <ItGlueSettings />;
      }`,
    );
    await run('node_modules/.bin/next', ['build'], { cwd: folder, shell });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('connects, shows, checks and disconnects', async () => {
    const { url, stop } = await start(folder, 'next', ['start'], { MOCK_ITGLUE: '1' });
    try {
      await connectAndDisconnect(url);
    } finally {
      stop();
    }
  });
});

describe('in an empty Express host with a page built by Vite', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await createHost([...react, 'express@5', 'vite@8', '@vitejs/plugin-react@6', 'msw@2']);
    await copyFiles(
      folder,
      'docs/quick-start.md',
      'server.js',
      'dev.js',
      'vite.config.ts',
      'Settings.tsx',
    );
    // What any host of Vite has.
    await write(
      join(folder, 'index.html'),
      '<div id="app"></div><script type="module" src="main.tsx"></script>',
    );
    await write(
      join(folder, 'main.tsx'),
      `import { createRoot } from 'react-dom/client';
      import { Settings } from './Settings';
      createRoot(document.getElementById('app')!).render(<Settings />);`,
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('connects, shows, checks and disconnects', async () => {
    const PORT = String(await freePort());
    const config = join(folder, 'vite.config.ts');
    await write(config, (await readFile(config, 'utf8')).replace('3000', PORT));
    const env = { ...process.env, PORT };
    const server = spawn(process.execPath, ['dev.js'], { cwd: folder, env, stdio: 'inherit' });
    const { url, stop } = await start(folder, 'vite', [], {});
    try {
      await connectAndDisconnect(url);
      expect(server.exitCode).toBeNull();
    } finally {
      stop();
      server.kill();
    }
  });
});
