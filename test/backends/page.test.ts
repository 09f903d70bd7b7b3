// The demo's page in a real browser, with the back end in Python after it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type StandIn, startStandIn } from '../../src/conformance/standIn.js';
import { chromiumLaunch } from '../support/chromium.js';
import { type Demo, startDemo } from '../support/demo.js';
import { freePort, listen } from '../support/listen.js';

const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const isThere = spawnSync(python, ['-c', 'import fastapi, uvicorn, httpx']).status === 0;
if (!isThere) console.warn('Left out, since FastAPI is not installed here: the page with it');

/** One origin for both, as a proxy in front of a host's servers makes it: the demo's page, and Python to connect. */
async function startProxy(to: { page: string; connect: string }) {
  const proxy = createServer((incoming, outgoing) => {
    const { method, url = '/', headers } = incoming;
    const connects = method === 'POST' && url === '/api/itglue';
    const target = connects ? to.connect : new URL(url, to.page);
    const onward = request(target, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  return {
    url: `${await listen(proxy, 'localhost')}/`,
    stop() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

describe.runIf(isThere || process.env.CI)("the demo's page with FastAPI", () => {
  let standIn: StandIn;
  let backEnd: ChildProcess;
  let origin: string;
  let demo: Demo;
  let acme: { url: string; stop(): void };
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    standIn = await startStandIn();
    const port = String(await freePort());
    origin = `http://127.0.0.1:${port}`;
    const args = ['--app-dir', 'backends/fastapi', '--port', port, 'connect:app'];
    backEnd = spawn(python, ['-m', 'uvicorn', ...args], {
      env: { ...process.env, ITGLUE_BASE_URL: standIn.baseUrl },
      stdio: 'ignore',
    });
    demo = await startDemo();
    acme = await startProxy({ page: demo.url, connect: `${origin}/api/itglue/connect` });
    browser = await chromium.launch(await chromiumLaunch());
    await vi.waitFor(() => fetch(`${origin}/saves`), { timeout: 60_000, interval: 100 });
  });
  afterAll(async () => {
    await browser.close();
    acme.stop();
    await demo.stop();
    backEnd.kill();
    await standIn.close();
  });

  beforeEach(async () => {
    const context = await browser.newContext();
    await context.addCookies([{ name: 'session', value: 'dana', url: acme.url }]);
    page = await context.newPage();
    await page.goto(acme.url);
  });

  async function connectWith(subdomain: string, apiKey: string) {
    await page.getByLabel('Subdomain').selectOption(subdomain);
    await page.getByLabel('API key', { exact: true }).fill(apiKey);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
  }
  const saves = async () => (await (await fetch(`${origin}/saves`)).json()).saves;

  it('finds the region of a key, and connects there', async () => {
    const before = await saves();
    await connectWith('api', standIn.keys['api.eu']);
    await page.getByRole('button', { name: 'Use api.eu and connect' }).click();
    await page.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();
    await page.getByText('143 organizations').waitFor();
    expect(await saves()).toBe(before + 1);
  });

  it.each([
    ['revoked', 'IT Glue didn’t accept this key'],
    ['rateLimited', 'IT Glue is rate-limiting this account'],
    ['unavailable', 'IT Glue isn’t available right now'],
  ] as const)('explains why a key does not work: %s', async (name, title) => {
    await connectWith('api.eu', standIn.keys[name]);
    await page.getByRole('group', { name: /./ }).filter({ hasText: title }).waitFor();
  });

  it('explains that someone may not connect', async () => {
    await page.context().clearCookies({ name: 'session' });
    await connectWith('api.eu', standIn.keys['api.eu']);
    await page.getByText('Contact an administrator of Acme').waitFor();
  });
});
