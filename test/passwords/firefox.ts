// Firefox with its windows and its password manager. The tests control it by its own protocol, Marionette, which reaches
// the browser's windows as well as the page.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { firefox } from '../engines/firefox.js';
import { type Browser, becomes, sleep } from './browser.js';
import type { Screen } from './screen.js';

/** The preferences. The password manager keeps its defaults, and the rest stays off the network. */
const preferences = {
  // Marionette would switch the password manager off.
  'remote.prefs.recommended': false,
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.region.update.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  // Saves the open tabs every second instead of every 15 seconds.
  'browser.sessionstore.interval': 1000,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://localhost:1',
  'toolkit.telemetry.enabled': false,
  'trailhead.firstrun.didSeeAboutWelcome': true,
};

const codes = { Backspace: '\uE003', Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004' };
const control = '\uE009';

export async function startFirefox(screen: Screen): Promise<Browser> {
  const executable = await firefox.find();
  if (!executable) throw new Error(`Firefox was not found: ${firefox.from}`);
  const profile = await mkdtemp(join(tmpdir(), 'itglue-connect-firefox-'));
  await writeFile(
    join(profile, 'user.js'),
    Object.entries(preferences)
      .map((preference) => `user_pref(${preference.map((part) => JSON.stringify(part)).join()});`)
      .join('\n'),
  );
  const child = spawn(
    executable,
    [
      '--no-remote',
      '--profile',
      profile,
      '--marionette',
      '--remote-allow-system-access',
      ...['--width', '1200', '--height', '880'],
    ],
    { env: screen.env, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const send = await connectTo(join(profile, 'MarionetteActivePort'));
  await send('WebDriver:NewSession', {});
  await send('WebDriver:SetTimeouts', { script: 120_000 });

  /** Runs in the browser's window. */
  async function inBrowser(script: string, ...args: unknown[]): Promise<unknown> {
    await send('Marionette:SetContext', { value: 'chrome' });
    try {
      const { value } = await send('WebDriver:ExecuteAsyncScript', {
        script: `const done = arguments[arguments.length - 1];
          (async (...args) => { ${script} })(...arguments).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        args,
      });
      if (value.error) throw new Error(value.error);
      return value.value;
    } finally {
      await send('Marionette:SetContext', { value: 'content' });
    }
  }

  const act = (actions: object[]) => send('WebDriver:PerformActions', { actions });
  const keys = (strokes: object[]) => act([{ type: 'key', id: 'keyboard', actions: strokes }]);
  const stroke = (value: string) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];

  const asks = async () =>
    (await inBrowser(`
      const asked = PopupNotifications.getNotification('password', gBrowser.selectedBrowser);
      return Boolean(asked) && !asked.dismissed && PopupNotifications.panel.state === 'open';`)) ===
    true;

  const driver: Browser = {
    profile,
    async open(url) {
      const last = (await send('WebDriver:GetWindowHandle', {})).value;
      await driver.openBeside(url);
      const now = (await send('WebDriver:GetWindowHandle', {})).value;
      await send('WebDriver:SwitchToWindow', { handle: last, focus: false });
      await send('WebDriver:CloseWindow', {});
      await send('WebDriver:SwitchToWindow', { handle: now, focus: true });
    },
    async openBeside(url) {
      const { handle } = await send('WebDriver:NewWindow', { type: 'tab', focus: true });
      await send('WebDriver:SwitchToWindow', { handle, focus: true });
      await send('WebDriver:Navigate', { url });
    },
    evaluate: async (expression) =>
      (await send('WebDriver:ExecuteScript', { script: `return (${expression});`, args: [] }))
        .value,
    clickAt: async (x, y) =>
      void (await act([
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ])),
    type: async (text) => void (await keys([...text].flatMap(stroke))),
    press: async (key) => void (await keys(stroke(codes[key]))),
    pressWithControl: async (letter) =>
      void (await keys([
        { type: 'keyDown', value: control },
        ...stroke(letter),
        { type: 'keyUp', value: control },
      ])),
    asks,
    async save() {
      // Firefox ignores the first clicks, in case they were meant for the page.
      const isAnswered = async () => {
        if (!(await asks())) return true;
        await inBrowser(`PopupNotifications.panel.firstElementChild.button.click();`);
        return false;
      };
      if (!(await becomes(isAnswered, 60_000))) throw new Error('Firefox takes no answer');
    },
    async suggests(_selector, focus, most) {
      await focus();
      const shows = async () =>
        (await inBrowser(`return document.getElementById('PopupAutoComplete').popupOpen;`)) ===
        true;
      return becomes(shows, most);
    },
    async accessible() {
      const found = await inBrowser(`
        const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
        const texts = [];
        const visit = (one) => {
          const state = {};
          one.getState(state, {});
          const role = service.getStringRole(one.role);
          if (/entry|password/.test(role) && one.name === 'API key') {
            const text = one.QueryInterface(Ci.nsIAccessibleText);
            texts.push({ isPassword: role === 'password text', text: text.getText(0, -1) });
          }
          for (let child = one.firstChild; child; child = child.nextSibling) visit(child);
        };
        // The accessibility service starts with this call, which takes a while.
        for (let tries = 0; !texts.length && tries < 300; tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 200));
          visit(service.getAccessibleFor(gBrowser.selectedBrowser));
        }
        return texts[0] ?? { isPassword: false, text: 'nothing found' };`);
      return accessible.parse(found);
    },
    async stored(passwords) {
      const all = await inBrowser(
        `return (await Services.logins.getAllLogins()).map(({ password }) => password);`,
      );
      return passwords.filter((password) => Array.isArray(all) && all.includes(password));
    },
    async saveLogin(origin, password) {
      await inBrowser(
        `const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
         login.init(args[0], args[0], null, 'sam', args[1], 'user', 'pass');
         await Services.logins.addLoginAsync(login);`,
        origin,
        password,
      );
    },
    async quit() {
      await send('Marionette:Quit', { flags: ['eAttemptQuit'] }).catch(() => {});
      await ended;
    },
  };
  return driver;
}

const accessible = z.object({ isPassword: z.boolean(), text: z.string() });

// biome-ignore lint/suspicious/noExplicitAny: the answer differs by command.
type Send = (command: string, parameters: object) => Promise<any>;

async function connectTo(file: string): Promise<Send> {
  let socket: Socket | undefined;
  for (let tries = 0; !socket && tries < 600; tries += 1) {
    await sleep(200);
    const port = Number(await readFile(file, 'utf8').catch(() => 0));
    if (port) socket = connect(port, '127.0.0.1');
  }
  if (!socket) throw new Error('Firefox has not started');
  await once(socket, 'connect');

  // A message is its length in bytes, a colon, and JSON.
  let bytes = Buffer.alloc(0);
  const waiting = new Map<number, (message: unknown[]) => void>();
  socket.on('data', (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (;;) {
      const colon = bytes.indexOf(':');
      const end = colon + 1 + Number(bytes.subarray(0, Math.max(0, colon)));
      if (colon < 0 || bytes.length < end) return;
      const message: unknown = JSON.parse(String(bytes.subarray(colon + 1, end)));
      bytes = bytes.subarray(end);
      if (Array.isArray(message)) waiting.get(message[1])?.(message);
    }
  });
  const ended = once(socket, 'close').then(() => Promise.reject(new Error('Firefox has ended')));
  ended.catch(() => {});
  let last = 0;
  return (command, parameters) =>
    Promise.race([
      ended,
      new Promise((resolve, reject) => {
        last += 1;
        const text = JSON.stringify([0, last, command, parameters]);
        waiting.set(last, ([, , error, result]) =>
          error ? reject(new Error(`${command}: ${JSON.stringify(error)}`)) : resolve(result),
        );
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    ]);
}
