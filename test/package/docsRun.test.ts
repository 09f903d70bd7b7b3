// The servers of the pages, run against the build as a reader would run them: with the mock, from
// nothing to a connection and back.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { transform } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testKeys } from '../../src/testing/testKeys.js';
import { freePort } from '../support/listen.js';
import { blocks } from './docs/pages.js';

// In this repository, so that the package's name leads to its build.
const folder = resolve('.cache/docs-run');

const start = `
import './mock.js';
const { app } = await import('./server.js');
app.listen(Number(process.env.PORT), () => console.log('started'));
`;

/** What docs/connect-links.md takes from './acme.js', without a database. */
const acme = `
const used = new Set();
const rows = new Map();
export const sentLinks = new Map();
export const secret = crypto.getRandomValues(new Uint8Array(32));
export const save = async (_credentials, _verification, { customerId }, { connection }) =>
  void rows.set(customerId, connection);
export const requireAdministrator = async () =>
  ({ customerId: 'northwind', customerName: 'Northwind', userName: 'Dana Reyes' });
export const db = {
  async query(sql, [id]) {
    const had = used.has(id);
    if (sql.startsWith('SELECT')) return { rowCount: Number(had) };
    if (sql.startsWith('INSERT')) used.add(id);
    else used.delete(id);
    return { rowCount: Number(!had) };
  },
};
`;

const startLinks = `
import { createServer } from 'node:http';
import { toNodeListener } from 'itglue-connect/node';
import './mock.js';
const { handleLink } = await import('./links.js');
const { handleLinks } = await import('./issue.js');
const listener = toNodeListener((request) =>
  request.url.endsWith('/links') ? handleLinks(request) : handleLink(request));
createServer(listener).listen(Number(process.env.PORT), () => console.log('started'));
`;

let server: ChildProcess | undefined;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
});
afterEach(() => {
  server?.kill();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes the blocks of a page that name these files, as JavaScript. */
async function writeBlocks(page: string, ...files: string[]) {
  for (const file of files) {
    const block = blocks.find((block) => block.page === page && block.file === file);
    if (!block) throw new Error(`${page} has no ${file}`);
    const { code } = await transform(block.code, { loader: 'ts' });
    await writeFile(join(folder, file.replace(/\.ts$/, '.js')), code);
  }
}

/** Starts a program of the folder. Resolves to its address once it prints something. */
async function run(program: string): Promise<string> {
  const PORT = String(await freePort());
  const started = spawn(process.execPath, [program], {
    cwd: folder,
    env: { ...process.env, PORT },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server = started;
  let complaints = '';
  started.stderr.on('data', (text: Buffer) => {
    complaints += text;
  });
  await new Promise((resolve, reject) => {
    started.stdout.once('data', resolve);
    started.once('exit', () => reject(new Error(`${program} has ended: ${complaints}`)));
  });
  return `http://localhost:${PORT}`;
}

async function answer(url: string, method = 'GET', apiKey?: string, headers = {}) {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(apiKey && { 'content-type': 'application/json' }) },
    ...(apiKey && {
      body: JSON.stringify({ subdomain: 'api.eu', api_key: apiKey }),
    }),
  });
  return { status: response.status, text: await response.text() };
}

describe.each([
  {
    page: 'docs/quick-start.md',
    prepare: async () => {
      await writeBlocks('docs/quick-start.md', 'server.js', 'dev.js');
      return 'dev.js';
    },
  },
  {
    page: 'SKILL.md',
    prepare: async () => {
      await writeBlocks('SKILL.md', 'itglue.ts', 'server.ts', 'mock.ts');
      await writeFile(join(folder, 'start.js'), start);
      return 'start.js';
    },
  },
])('the server of $page', ({ prepare }) => {
  it('connects, shows, checks and disconnects', { timeout: 60_000 }, async () => {
    const url = `${await run(await prepare())}/api/itglue`;
    expect((await answer(url)).status).toBe(204);
    expect(await answer(url, 'POST', testKeys.revoked)).toMatchObject({ status: 422 });
    expect((await answer(url, 'POST', testKeys.api)).text).toContain('"suggestedSubdomain":"api"');
    expect((await answer(url, 'POST', testKeys['api.eu'])).status).toBe(200);
    expect((await answer(url)).text).toContain('"organizationCount":143');
    expect((await answer(`${url}?check`, 'POST')).text).toContain('"health":"ok"');
    expect((await answer(url)).text).toContain('"health":"ok"');
    expect((await answer(url, 'DELETE')).status).toBe(204);
    expect((await answer(url)).status).toBe(204);
  });
});

it('the link of docs/connect-links.md connects once', { timeout: 60_000 }, async () => {
  await writeBlocks('docs/connect-links.md', 'links.ts', 'issue.ts');
  await writeBlocks('SKILL.md', 'mock.ts');
  await writeFile(join(folder, 'acme.js'), acme);
  await writeFile(join(folder, 'startLinks.js'), startLinks);
  const origin = await run('startLinks.js');

  const issued = await answer(`${origin}/api/itglue/links`, 'POST');
  const { url }: { url: string } = JSON.parse(issued.text);
  expect(url).toMatch(/^https:\/\/app\.acme\.example\/connect-itglue#/);
  const headers = { 'x-connect-link': new URL(url).hash.split('=')[1] ?? '' };
  const link = `${origin}/api/itglue/link`;

  expect((await answer(link)).text).toContain('"invalid"');
  expect((await answer(link, 'GET', undefined, headers)).text).toContain('"from":"Dana Reyes"');
  expect((await answer(link, 'POST', testKeys.revoked, headers)).status).toBe(422);
  expect((await answer(link, 'POST', testKeys['api.eu'], headers)).status).toBe(200);
  expect((await answer(link, 'GET', undefined, headers)).text).toContain('"used"');
  expect((await answer(link, 'POST', testKeys['api.eu'], headers)).status).toBe(403);

  const links = `${origin}/api/itglue/links`;
  expect((await answer(links)).text).toMatch(
    /^\{"id":"[^"]+","issuedAt":"[^"]+","expiresAt":"[^"]+"\}$/,
  );
  const { url: second }: { url: string } = JSON.parse((await answer(links, 'POST')).text);
  expect((await answer(links, 'DELETE')).status).toBe(200);
  expect((await answer(links)).text).toBe('null');
  const taken = { 'x-connect-link': new URL(second).hash.split('=')[1] ?? '' };
  expect((await answer(link, 'GET', undefined, taken)).text).toContain('"revoked"');
});

it('the mock of docs/http-api.md answers for IT Glue', { timeout: 60_000 }, async () => {
  await writeBlocks('docs/http-api.md', 'itglue-mock.js');
  const origin = await run('itglue-mock.js');
  const ask = (subdomain: string, key: string) =>
    answer(`${origin}/${subdomain}/organizations?page[size]=1`, 'GET', undefined, {
      'x-api-key': key,
    });
  const accepted = await ask('api.eu', testKeys['api.eu']);
  expect(accepted.status).toBe(200);
  expect(accepted.text).toContain('"total-count":143');
  expect((await ask('api', testKeys['api.eu'])).status).toBe(401);
  expect((await ask('api.au', testKeys.rateLimited)).status).toBe(429);
});
