// Chromium with its windows and its password manager, started like a user does. The tests control it only through its
// debugging port, because the automation flags would switch the password manager off.

import { spawn } from 'node:child_process';
import { createCipheriv, pbkdf2Sync } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumLaunch } from '../support/chromium.js';
import { type Browser, becomes, sleep } from './browser.js';
import type { Screen } from './screen.js';

/** The colour of the main button in the browser's questions. No page of the tests has it. */
const mainButton = 0x0b57d0;
/** The area where the browser asks. The pages of the tests are empty there. */
const corner = { left: 700, top: 180, width: 400, height: 300 };

export async function startChromium(screen: Screen): Promise<Browser> {
  const { executablePath, args } = await chromiumLaunch();
  const profile = await mkdtemp(join(tmpdir(), 'itglue-connect-chromium-'));
  const child = spawn(
    executablePath,
    [
      ...args,
      '--no-default-browser-check',
      // Encrypts passwords with a known key, and not with a keyring that may be missing.
      '--password-store=basic',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--window-position=0,0',
      '--window-size=1200,880',
      'about:blank',
    ],
    { env: screen.env, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const port = await portIn(join(profile, 'DevToolsActivePort'));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 120_000 });
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no window');
  let page: Page | undefined;
  const current = () => page ?? Promise.reject(new Error('No page is open'));

  const asks = async () =>
    (await screen.colours(corner)).filter((colour) => colour === mainButton).length > 500;

  const driver: Browser = {
    profile,
    async open(url) {
      const last = page;
      await driver.openBeside(url);
      await last?.close();
    },
    async openBeside(url) {
      page = await context.newPage();
      await page.bringToFront();
      await page.goto(url);
    },
    evaluate: async (expression) => (await current()).evaluate(expression),
    clickAt: async (x, y) => (await current()).mouse.click(x, y),
    type: async (text) => (await current()).keyboard.type(text, { delay: 3 }),
    press: async (key) => (await current()).keyboard.press(key),
    pressWithControl: async (letter) => (await current()).keyboard.press(`Control+${letter}`),
    asks,
    async save() {
      // Chromium ignores clicks that were perhaps meant for the page: those soon after the question appears, and those
      // soon after an ignored click.
      const isAnswered = async () => {
        const index = (await screen.colours(corner)).indexOf(mainButton);
        if (index < 0) return true;
        const [x, y] = [index % corner.width, Math.floor(index / corner.width)];
        await screen.clickAt(corner.left + x + 5, corner.top + y + 15);
        await sleep(2000);
        return false;
      };
      if (!(await becomes(isAnswered, 60_000))) throw new Error('Chromium takes no answer');
    },
    async suggests(selector, focus, most) {
      const page = await current();
      const look = async () => {
        const { x, y } = await page.evaluate(belowOf, selector);
        const under = { left: Math.round(x) + 20, top: Math.round(y) + 12, width: 180, height: 24 };
        return { under, colours: await screen.colours(under) };
      };
      let { under, colours: before } = await look();
      // The dialog opens with an animation, which is over when two pictures in a row are equal.
      const isStill = async () => {
        const [last, now] = [JSON.stringify({ under, before }), await look()];
        ({ under, colours: before } = now);
        return JSON.stringify({ under, before }) === last;
      };
      if (!(await becomes(isStill, 60_000))) throw new Error('The page is never still');
      await focus();
      const differs = async () =>
        (await screen.colours(under)).filter((colour, at) => colour !== before[at]).length > 100;
      return becomes(differs, most);
    },
    async accessible() {
      const session = await context.newCDPSession(await current());
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const focused = nodes.find(
        ({ role, properties }) =>
          role?.value === 'textbox' &&
          properties?.some(({ name, value }) => name === 'focused' && value.value === true),
      );
      const isPassword = await session.send('Runtime.evaluate', {
        expression: `(${deepActive})().type === 'password'`,
      });
      await session.detach();
      const text = nodes
        .filter(
          ({ nodeId, parentId }) => nodeId === focused?.nodeId || parentId === focused?.nodeId,
        )
        .map(({ value, name }) => `${value?.value ?? ''} ${name?.value ?? ''}`);
      return { isPassword: isPassword.result.value === true, text: text.join(' ') };
    },
    async stored(passwords) {
      const bytes = await readFile(join(profile, 'Default', 'Login Data'));
      return passwords.filter((password) => bytes.includes(encrypted(password)));
    },
    async saveLogin(origin, password) {
      await driver.open(`${origin}/login`);
      await (await current()).fill('[name=user]', 'sam');
      await (await current()).click('[name=pass]');
      await driver.type(password);
      await driver.press('Enter');
      if (!(await becomes(asks, 60_000)))
        throw new Error('Chromium does not offer to save a login');
      await driver.save();
    },
    async quit() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await ended;
    },
  };
  return driver;
}

/** The lower left corner of a field on the screen, once the page has painted. */
async function belowOf(selector: string) {
  const root = document.querySelector('itglue-connect')?.shadowRoot ?? document;
  await Promise.all(root.getAnimations().map(({ finished }) => finished));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { left, bottom } = root.querySelector(selector)?.getBoundingClientRect() ?? {};
  const border = outerHeight - innerHeight;
  return { x: screenX + (left ?? 0), y: screenY + border + (bottom ?? 0) };
}

const deepActive = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

/** Encrypts a password like Chromium on Linux without a keyring. */
function encrypted(password: string): Buffer {
  const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(16, ' '));
  return Buffer.concat([Buffer.from('v10'), cipher.update(password), cipher.final()]);
}

async function portIn(file: string): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [port] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    if (port) return port;
    await sleep(200);
  }
  throw new Error('Chromium has not started');
}
