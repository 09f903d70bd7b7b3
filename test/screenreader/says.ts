// What Orca says of the form, the dialog and the card. The tests don't check in which order, since that differs between
// browsers.

import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardMessages, dialogMessages, formMessages } from '../../src/languages/en.js';
import { testKeys } from '../../src/testing/testKeys.js';
import type { Browser } from '../passwords/browser.js';
import type { Screen } from '../passwords/screen.js';
import { type Host, startHost } from './host.js';
import { type Heard, listenerOf } from './listener.js';
import { type Reader, startReader } from './reader.js';

const words = { ...formMessages, ...dialogMessages, ...cardMessages };
const keyField = '[data-itglue-key]';
const submit = '.itglue-submit';
/** Orca says dots for an ellipsis. */
const connecting = words.connecting.replace('…', '...');
const title = 'Acme settings';

/** Tests what Orca says in a browser, which `start` starts on its own screen. */
export function testReader(start: (screen: Screen) => Promise<Browser>) {
  let reader: Reader | undefined;
  let host: Host;
  let browser: Browser | undefined;
  let user: ReturnType<typeof listenerOf>;
  let loading: Heard;

  async function begin() {
    reader = await startReader();
    browser = await start(reader.screen);
    const { open } = browser;
    user = listenerOf(reader, browser);
    loading = await user.hear(() => open(`${host.url}/#form`), title);
  }

  async function end() {
    await browser?.quit();
    await reader?.stop();
    if (browser) await rm(browser.profile, { recursive: true, force: true });
    browser = reader = undefined;
  }

  beforeAll(async () => {
    host = await startHost();
    // Orca, the bus and the browser start at the same time, and on a busy machine one of them may miss another.
    for (let tries = 1; !loading; tries += 1) {
      try {
        await begin();
      } catch (error) {
        await end();
        if (tries === 3) throw error;
      }
    }
  });

  afterAll(async () => {
    await end();
    host?.stop();
  });

  const evaluate = async (expression: string) => browser?.evaluate(expression);

  /** Shows a page in the same tab, focuses an element, and pastes a text. */
  const show = (page: string, selector = keyField, text?: string) =>
    user.does(
      () => evaluate(`location.hash = ${JSON.stringify(page)}`),
      () => user.until(`document.querySelector('[data-page=${page}]')`),
      user.focus(selector),
      ...(text ? [() => user.paste(text)] : []),
    );

  /** Presses Return in the key's field, and lets IT Glue answer once the user has heard that the check is running. */
  async function connects(...expected: string[]) {
    expectOnce(await user.presses('Return', connecting));
    return answers(...expected);
  }

  const answers = (...expected: string[]) => user.hear(() => evaluate('answer()'), ...expected);

  const expectOnce = (heard: Heard) => {
    for (const text of heard.expected) {
      expect.soft(heard.said).toContain(text);
      expect.soft(heard.times(text), String(heard)).toBe(1);
    }
  };

  it('says nothing of a hidden key before there is one', () => {
    expect(loading.said).toContain(title);
    expect(loading.times(words['apiKey.hidden']), String(loading)).toBe(0);
  });

  describe('a refused key', () => {
    const missing = words['apiKey.missing'];

    it('is said if the focus stays in its field, each time that the user submits', async () => {
      await show('formForEurope');
      expectOnce(await user.presses('Return', missing));
      expectOnce(await user.presses('Return', missing));
    });

    it('is said when the focus comes back to its field', async () => {
      await user.does(user.focus(submit));
      expect((await user.focuses(keyField, missing)).said).toContain(missing);
      expectOnce(await user.presses('Return', missing));
    });

    it('is said with its field if the focus moves there', async () => {
      await show('form');
      await show('formForEurope', submit);
      const field = `${words['apiKey.label']} entry`;
      expectOnce(await user.presses('Return', field, missing));
    });

    it('is not said while the subdomain is refused, too', async () => {
      await show('form');
      const label = words['subdomain.label'];
      const refused = words['subdomain.missing'];
      const heard = await user.presses('Return', label, refused);
      expect(heard.said).toContain(label);
      expect(heard.said).toContain(refused);
      expect(heard.times(missing), String(heard)).toBe(0);
    });
  });

  describe('pasting', () => {
    it('says that only the key was kept, and which subdomain was picked', async () => {
      await show('form');
      expectOnce(await user.pastes(`key: ${testKeys['api.eu']} `, words['apiKey.cleaned']));
      await user.does(() => user.press('ctrl+a', 'Delete'));
      const both = `https://acme.eu.itglue.com/ ${testKeys['api.eu']}`;
      expectOnce(await user.pastes(both, 'Selected Europe'));
    });

    it('says when the key becomes visible and when it is hidden again', async () => {
      await user.does(() => user.press('Tab'));
      expectOnce(await user.presses('Return', words['apiKey.shown']));
      expectOnce(await user.presses('Return', words['apiKey.hidden']));
    });

    it('says that an address names no subdomain', async () => {
      const ask = words['address.ask'];
      expect((await user.focuses('summary', ask)).said).toContain(ask);
      await user.does(() => user.press('Return', 'Tab'));
      expectOnce(await user.pastes('https://example.com', words['address.unknown']));
    });
  });

  describe('a failure', () => {
    it('is said once', async () => {
      await show('formForEurope', keyField, testKeys.revoked);
      expectOnce(await connects(words['key_rejected.title'], words['key_rejected.text']));
    });

    it('says that a link of the guide opens a new tab', async () => {
      const guide = words['guide.title'];
      expect((await user.focuses('.itglue-guide > summary', guide)).said).toContain(guide);
      await user.does(() => user.press('Return'));
      const heard = await user.presses('Tab', '(opens in a new tab)');
      expect(heard.said).toMatch(/IT Glue\s+\(opens in a new tab\)/);
    });

    it('is said at the field that it is about', async () => {
      const belongs = 'This key belongs to Europe';
      await show('formForGlobal', keyField, testKeys['api.eu']);
      expectOnce(await connects(belongs));
      expect((await user.focuses('select', belongs)).said).toContain(belongs);
    });

    it('says when the wait is over, and not each second of it', async () => {
      await show('formForEurope', keyField, testKeys.rateLimited);
      expectOnce(await connects(words['rate_limited.title'], 'Wait 15 seconds'));
      const waiting = await user.focuses(submit, words.retry, words['retry.now']);
      expectOnce(waiting);
      expect(waiting.said).not.toMatch(/\d:\d\d/);
      expect(waiting.said).not.toContain('Wait');
    });
  });

  it('says what is connected', async () => {
    await show('formForEurope', keyField, testKeys['api.eu']);
    expectOnce(await connects(words['connected.title'], 'Europe (api.eu)', '143 organizations'));
  });

  describe('the dialog', () => {
    const field = `${words['subdomain.label']} combo box`;

    it('says its title and its first field', async () => {
      await show('dialog', 'button');
      const heard = await user.presses('Return', words.title, field);
      // With the dialog, which Orca reads out unless the next focus is faster, and with its first field.
      expect(heard.times(words.title), String(heard)).toBeLessThanOrEqual(2);
      expect(heard.said).toContain(words.title);
      expect(heard.said).toContain(field);
      expect(heard.times(words['apiKey.hidden']), String(heard)).toBe(0);
    });

    it('asks before it discards a key', async () => {
      await user.does(user.focus(keyField), () => user.paste(testKeys['api.eu']));
      const keep = words['discard.keep'];
      const question = await user.presses(
        'Escape',
        words['discard.title'],
        words['discard.text'],
        keep,
      );
      expectOnce(question);
      const back = await user.hear(async () => {
        await user.press('Return');
        await user.until(`document.querySelector('${keyField}').matches(':focus')`);
      });
      expect(back.times(words['apiKey.hidden']), String(back)).toBe(0);
    });

    it('says its first field in a frame from another origin', async () => {
      await show('frameDialog', 'button');
      expect((await user.presses('Return', field)).said).toContain(field);
    });
  });

  it('says that disconnecting has failed', async () => {
    await show('card', '[data-destructive]');
    const text = 'The key itself stays valid until you revoke it in IT Glue.';
    const question = await user.presses('Return', words['disconnect.title'], text);
    expect(question.said).toContain(text);
    expect(question.said).toContain(words['disconnect.title']);
    expect(question.times(words['disconnect.title']), String(question)).toBe(1);
    await user.does(() => user.press('Tab', 'Return'));
    expectOnce(await answers(words['unavailable.title'], words['disconnect.failed']));
  });
}
