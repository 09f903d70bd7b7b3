// A user goes through the form while a tool runs on the host's page.

import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type { ChromiumLaunch } from '../support/chromium.js';
import { type Field, filesOf } from './bundles.js';
import type { Settings } from './page/tool.js';
import { startSink } from './sink.js';
import { tools } from './tools.js';

export interface Way {
  tool: string;
  field: Field;
  /** Whether the tool starts before the page is rendered, or while the key is shown. */
  starts: 'first' | 'late';
  settings: Omit<Settings, 'sink'>;
}

export interface Outcome {
  /** The sent texts that contain eight consecutive characters of the key. */
  leaks: string[];
  /** The requests to other machines. */
  elsewhere: string[];
}

/** Hides that a test controls the browser, since tools don't record such browsers. */
export const asPeopleHaveIt = ({ args, ...launch }: ChromiumLaunch) => ({
  ...launch,
  args: [...args, '--disable-blink-features=AutomationControlled'],
});

const random = (bytes: number) => randomBytes(bytes).toString('base64url').replaceAll(/[-_]/g, 'x');

/**
 * Types, shows, changes and hides the key, has it refused, shows it again, and has it accepted. Then types into the
 * host's own field, and does what tools record.
 *
 * @throws an `Error` if none of that is sent, because then the tool or the decoding of its requests doesn't work
 */
export async function go(browser: Browser, way: Way): Promise<Outcome> {
  const key = `ITG.${random(24)}`;
  const typed = `typed${random(9)}`;
  const shown = `shown${random(9)}`;
  const tool = tools[way.tool];
  if (!tool) throw new Error(`There is no tool ${way.tool}.`);
  const sink = await startSink(
    await filesOf(way.field, way.tool),
    tool.answer ?? (() => undefined),
  );
  const context = await browser.newContext({
    userAgent:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  });
  try {
    const elsewhere: string[] = [];
    await context.route(
      ({ protocol, port }) => protocol.startsWith('http') && port !== new URL(sink.origin).port,
      (route) => {
        elsewhere.push(`${route.request().url()} ${route.request().postData() ?? ''}`);
        return route.abort();
      },
    );
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('websocket', (socket) => elsewhere.push(socket.url()));
    await page.goto(sink.origin);

    const settings = JSON.stringify({ ...way.settings, sink: sink.origin });
    // A string, since the test runner would rewrite an import in a function.
    const start = () =>
      page.evaluate(
        `import('/tool.js').then(async ({ start }) => void (window.flush = await start(${settings})))`,
      );
    const field = page.getByLabel('API key', { exact: true });
    const button = (name: string) => page.getByRole('button', { name, exact: true });

    if (way.starts === 'first') await start();
    await page.evaluate(() => window.render());
    await page.getByLabel('Subdomain').selectOption('api.eu');
    await field.focus();
    await page.keyboard.insertText(key.slice(0, -3));
    await field.pressSequentially(key.slice(-3));
    await button('Show API key').click();
    if (way.starts === 'late') await start();
    await field.press('End');
    await field.pressSequentially('a');
    await field.press('Backspace');
    await button('Hide API key').click();
    await button('Show API key').click();
    await field.press('Home');
    await field.press('Delete');
    await field.pressSequentially('I');
    await button('Connect').click();
    await page.locator('.itglue-failure').waitFor();
    await button('Show API key').click();
    await field.press('End');
    await field.pressSequentially('b');
    await field.press('Backspace');
    await button('Connect').click();
    await page.getByRole('heading', { name: 'IT Glue is connected' }).waitFor();

    await page.getByLabel('Note').focus();
    await page.keyboard.insertText(typed.slice(0, -3));
    await page.keyboard.type(typed.slice(-3));
    await page.getByLabel('Note').press('Tab');
    await page.evaluate((text) => window.show(text), shown);
    await page.evaluate(() => window.flush?.());

    // Once the host's own text arrives, the tool has sent everything before it.
    const { unmasked, bodies } = way.settings;
    const control = bodies ? `body-${shown}` : unmasked || tool.proof === 'typed' ? typed : shown;
    await sink.gets(control);
    // Some tools send the rest when the page unloads, which no event announces.
    await page.goto(`${sink.origin}/gone`);
    await page.waitForTimeout(300);
    return {
      leaks: [...sink.texts(), ...elsewhere].filter((text) => hasPart(text, key)),
      elsewhere,
    };
  } finally {
    await context.close();
    await sink.stop();
  }
}

/** Whether a text contains eight consecutive characters of the key. */
function hasPart(text: string, key: string): boolean {
  for (let start = 0; start + 8 <= key.length; start += 1) {
    if (text.includes(key.slice(start, start + 8))) return true;
  }
  return false;
}
