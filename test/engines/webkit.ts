// WebKit, through the WebDriver of WebKitGTK and its minimal browser, on a virtual screen.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { WebDriver } from 'webdriver';
import { freePort } from '../support/listen.js';
import type { Engine, NamedKey } from './driver.js';

// The codes of these keys in WebDriver.
const keys: Record<NamedKey, string> = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004' };
const control = '\uE009';

const driverPath = '/usr/bin/WebKitWebDriver';
const screenPath = '/usr/bin/Xvfb';

export const webkit: Engine = {
  name: 'WebKit',
  from: 'webkit2gtk-driver and xvfb of Debian',
  keepsPages: true,
  find: () =>
    Promise.resolve([driverPath, screenPath].every(existsSync) ? smallBrowser() : undefined),
  async start(binary) {
    const screen = spawn(screenPath, ['-displayfd', '1', '-screen', '0', '1280x1024x24'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [display] = await once(createInterface(screen.stdout), 'line');
    const port = await freePort();
    const driver = spawn(driverPath, [`--port=${port}`], {
      env: { ...process.env, DISPLAY: `:${display}` },
      stdio: 'ignore',
    });
    const session = await WebDriver.newSession({
      hostname: '127.0.0.1',
      port,
      path: '/',
      logLevel: 'error',
      capabilities: { alwaysMatch: browserOptions(binary), firstMatch: [{}] },
    });
    const key = (value: string) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ];
    const perform = (actions: object[]) =>
      session.performActions([{ type: 'key', id: 'keyboard', actions }]);
    return {
      async open(url) {
        await session.navigateTo(url);
        // A session is one browser, and all ports of a host share its cookies.
        await session.deleteAllCookies();
        await session.refresh();
      },
      evaluate: (expression) => session.executeScript(`return ${expression}`, []),
      clickAt: (x, y) =>
        session.performActions([
          {
            type: 'pointer',
            id: 'mouse',
            parameters: { pointerType: 'mouse' },
            actions: [
              { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ],
          },
        ]),
      type: (text) => perform([...text].flatMap(key)),
      press: (name) => perform(key(keys[name])),
      pressWithControl: (letter) =>
        perform([
          { type: 'keyDown', value: control },
          ...key(letter),
          { type: 'keyUp', value: control },
        ]),
      async choose(selector, value) {
        const found = await session.findElement('css selector', `${selector} [value="${value}"]`);
        await session.elementClick(Object.values(found)[0] ?? '');
      },
      async close() {
        await session.deleteSession();
        await Promise.all([driver, screen].map(end));
      },
    };
  },
};

/** A capability of this driver, which the types lack. */
const browserOptions = (binary: string): object => ({
  'webkitgtk:browserOptions': { binary, args: ['--automation'] },
});

/** The folder differs by the version of the library. */
function smallBrowser(): string | undefined {
  return readdirSync('/usr/lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-'))
    .flatMap(({ name }) =>
      readdirSync(`/usr/lib/${name}`)
        .filter((entry) => entry.startsWith('webkit2gtk-'))
        .map((entry) => `/usr/lib/${name}/${entry}/MiniBrowser`),
    )
    .find((path) => existsSync(path));
}

async function end(child: ChildProcess) {
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
