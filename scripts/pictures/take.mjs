// Takes the pictures of the README and docs/ again: npm run pictures.

import { createServer } from 'vite';
import { launchChromium } from '../chromium.mjs';

const key = 'ITG.12cca334567890_123456vasfagas7890';

/**
 * What each picture shows: a form or a card, with which colours, and whether the form was submitted.
 *
 * @type {Record<string, { ask?: string, dark?: boolean, tokens?: Record<string, string>, submit?: boolean }>}
 */
const pictures = {
  'form-light': {},
  'form-dark': { dark: true },
  'wrong-subdomain-dark': { dark: true, submit: true },
  'card-light': { ask: 'card' },
  'form-right-to-left': { ask: 'language=ar' },
  'form-accent': { tokens: { accent: '#7c3aed' } },
  'token-accent': { tokens: { accent: '#c026d3' } },
  'token-radius': { tokens: { radius: '0px' } },
  'token-surface': { tokens: { surface: '#fef9c3' } },
  'token-text': { tokens: { text: '#1e40af' } },
  'token-muted': { tokens: { muted: '#a21caf' } },
  'token-border': { tokens: { border: '#ea580c' } },
  'token-danger': { tokens: { danger: '#a16207' }, submit: true },
  'token-frame': { tokens: { frame: 'none', padding: '0px', surface: '#f4f4f5' } },
  'token-success': { tokens: { success: '#0369a1' }, ask: 'card' },
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

const browser = await launchChromium();

for (const [name, { ask = '', dark, tokens = {}, submit }] of Object.entries(pictures)) {
  const page = await browser.newPage({
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: name.startsWith('token') ? 1 : 2,
    viewport: { width: 460, height: 900 },
  });
  await page.goto(`${origin}/scripts/pictures/index.html?${ask}`);
  await page.locator('main > *').waitFor();
  await page.evaluate((tokens) => {
    for (const [token, value] of Object.entries(tokens)) {
      document.documentElement.style.setProperty(`--itglue-${token}`, value);
    }
  }, tokens);
  if (submit) {
    await page.getByLabel('Subdomain').selectOption('api');
    await page.getByLabel('API key', { exact: true }).fill(key);
    await page.keyboard.press('Enter');
    await page.locator('.itglue-failure').waitFor();
  }
  await page.locator('body').screenshot({ path: `docs/${name}.png`, animations: 'disabled' });
  await page.close();
}

await browser.close();
await server.close();
