// A form rendered on the server, before hydration.

import { createServer, type Server } from 'node:http';
import { type Browser, chromium } from 'playwright-core';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectForm } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { chromiumLaunch } from '../support/chromium.js';
import { listen } from '../support/listen.js';

const markup = renderToString(
  <ConnectForm
    appName="Acme"
    description="Acme will use this key to read your IT Glue organizations."
    defaultSubdomain="api.eu"
    egressAddresses={['203.0.113.7']}
    onConnect={() => Promise.reject(new Error('There is no script to call this'))}
  />,
);

let browser: Browser;
let server: Server;
let url: string;
const requests: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch());
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Settings</title>${markup}</html>`);
  });
  url = `${await listen(server, 'localhost')}/settings`;
});

afterAll(async () => {
  await browser.close();
  server.close();
});

describe('server-rendered markup', () => {
  it('sends nothing and does not navigate when it is submitted without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(url);
    await page.getByLabel('API key', { exact: true }).fill(testKeys['api.eu']);
    requests.length = 0;
    await page.getByLabel('API key', { exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    // A navigation would have begun by the time another page has come.
    await (await browser.newPage()).goto(url);
    expect(requests.filter((request) => !request.includes('favicon'))).toEqual(['GET /settings']);
    expect(page.url()).toBe(url);
    expect(await page.getByLabel('API key', { exact: true }).inputValue()).toBe(testKeys['api.eu']);
  });

  it('has no inline style or script, and shows the known region', () => {
    expect(markup).not.toMatch(/style=|<style|<script|\son\w+=/);
    expect(markup).toMatch(/<option value="api.eu" selected="">/);
    expect(markup).toMatch(/<input[^>]*type="text"[^>]*data-itglue-key="empty"/);
  });
});
