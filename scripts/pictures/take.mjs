// Takes the pictures of the README anew: npm run pictures.

import { existsSync } from 'node:fs';
import chromiumFromNpm from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const key = 'ITG.12cca334567890_123456vasfagas7890';

/** @type {Record<string, { ask?: string, dark?: boolean, accent?: string, submit?: boolean }>} */
const pictures = {
  'form-light': {},
  'form-dark': { dark: true },
  'wrong-subdomain-dark': { dark: true, submit: true },
  'card-light': { ask: 'card' },
  'form-right-to-left': { ask: 'language=ar' },
  'form-accent': { accent: '#7c3aed' },
};

const server = await createServer({
  root: '.',
  configFile: false,
  logLevel: 'error',
  server: { port: 0 },
});
await server.listen();
const port = server.httpServer?.address();
const origin = `http://localhost:${typeof port === 'object' ? port?.port : port}`;

const installed = chromium.executablePath();
const browser = await chromium.launch({
  executablePath: existsSync(installed) ? installed : await chromiumFromNpm.executablePath(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

for (const [name, { ask = '', dark, accent, submit }] of Object.entries(pictures)) {
  const page = await browser.newPage({
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: 2,
    viewport: { width: 460, height: 900 },
  });
  await page.goto(`${origin}/scripts/pictures/index.html?${ask}`);
  await page.locator('main > *').waitFor();
  if (accent) {
    await page.evaluate(
      (accent) => document.documentElement.style.setProperty('--itglue-accent', accent),
      accent,
    );
  }
  if (submit) {
    await page.getByLabel('Subdomain').selectOption('api');
    await page.getByLabel('API key', { exact: true }).fill(key);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
  }
  await page.locator('body').screenshot({ path: `docs/${name}.png`, animations: 'disabled' });
  await page.close();
}

await browser.close();
await server.close();
