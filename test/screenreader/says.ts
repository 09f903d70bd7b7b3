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

/** Tests what Orca says in a browser, which `start` starts on its own screen. */
export function testReader(start: (screen: Screen) => Promise<Browser>) {
  let reader: Reader;
  let host: Host;
  let browser: Browser;
  let user: ReturnType<typeof listenerOf>;
  let loading: Heard;

  beforeAll(async () => {
    [reader, host] = await Promise.all([startReader(), startHost()]);
    browser = await start(reader.screen);
    user = listenerOf(reader, browser);
    loading = await user.hear(() => browser.open(`${host.url}/#form`), 3000);
  });

  afterAll(async () => {
    await browser?.quit();
    await reader?.stop();
    host?.stop();
    if (browser) await rm(browser.profile, { recursive: true, force: true });
  });

  /** Shows a page in the same tab, focuses an element, and pastes a text. */
  const show = (page: string, selector = keyField, text?: string) =>
    user.does(
      () => browser.evaluate(`location.hash = ${JSON.stringify(page)}`),
      user.focus(selector),
      ...(text ? [user.paste(text)] : []),
    );

  const expectOnce = (heard: Heard, text: string) => {
    expect.soft(heard.said).toContain(text);
    expect.soft(heard.times(text), String(heard)).toBe(1);
  };

  it('says nothing of a hidden key before there is one', () => {
    expect(loading.said).toContain('Acme settings');
    expect(loading.times(words['apiKey.hidden']), String(loading)).toBe(0);
  });

  it('says why the key is refused if the focus stays in its field', async () => {
    await show('formForEurope');
    const heard = await user.presses('Return');
    expect(heard.said).toContain(words['apiKey.missing']);
    // Chromium also reports that the field's description has changed, and Firefox doesn't.
    expect(heard.times(words['apiKey.missing']), String(heard)).toBeLessThanOrEqual(2);
  });

  it('says which field comes first if that is refused', async () => {
    await show('form');
    const heard = await user.presses('Return');
    expect(heard.said).toContain(words['subdomain.label']);
    expect(heard.said).toContain(words['subdomain.missing']);
  });

  describe('pasting', () => {
    it('says that only the key was kept, and which subdomain was picked', async () => {
      await show('form');
      expectOnce(await user.pastes(`key: ${testKeys['api.eu']} `), words['apiKey.cleaned']);
      await user.press('ctrl+a', 'Delete');
      const heard = await user.pastes(`https://acme.eu.itglue.com/ ${testKeys['api.eu']}`);
      expectOnce(heard, 'Selected Europe');
    });

    it('says when the key becomes visible and when it is hidden again', async () => {
      await user.does(() => user.press('Tab'));
      expectOnce(await user.presses('Return'), words['apiKey.shown']);
      expectOnce(await user.presses('Return'), words['apiKey.hidden']);
    });

    it('says that an address names no subdomain', async () => {
      expect((await user.focuses('summary')).said).toContain(words['address.ask']);
      await user.does(() => user.press('Return', 'Tab'));
      expectOnce(await user.pastes('https://example.com'), words['address.unknown']);
    });
  });

  describe('a failure', () => {
    it('is said once', async () => {
      await show('formForEurope', keyField, testKeys.revoked);
      const heard = await user.presses('Return');
      expectOnce(heard, words.connecting.replace('…', '...'));
      expectOnce(heard, words['key_rejected.title']);
      expectOnce(heard, words['key_rejected.text']);
    });

    it('says that a link of the guide opens a new tab', async () => {
      expect((await user.focuses('.itglue-guide > summary')).said).toContain(words['guide.title']);
      await user.does(() => user.press('Return'));
      expect((await user.presses('Tab')).said).toMatch(/IT Glue\s+\(opens in a new tab\)/);
    });

    it('is said at the field that it is about', async () => {
      await show('formForGlobal', keyField, testKeys['api.eu']);
      expectOnce(await user.presses('Return'), 'This key belongs to Europe');
      expect((await user.focuses('select')).said).toContain('This key belongs to Europe');
    });

    it('says when the wait is over, and not each second of it', async () => {
      await show('formForEurope', keyField, testKeys.rateLimited);
      const failure = await user.presses('Return');
      expectOnce(failure, words['rate_limited.title']);
      expectOnce(failure, 'Wait 6 seconds');
      const waiting = await user.hear(() => user.focuses('.itglue-submit'), 7000);
      expect(waiting.times(words.retry), String(waiting)).toBe(1);
      expect(waiting.said).not.toMatch(/\d:\d\d/);
      expectOnce(waiting, words['retry.now']);
      expect(waiting.said).not.toContain('Wait');
    });
  });

  it('says what is connected', async () => {
    await show('formForEurope', keyField, testKeys['api.eu']);
    const heard = await user.presses('Return');
    expectOnce(heard, words['connected.title']);
    expectOnce(heard, 'Europe (api.eu)');
    expectOnce(heard, '143 organizations');
  });

  describe('the dialog', () => {
    it('says its title and its first field', async () => {
      await show('dialog', 'button');
      const heard = await user.presses('Return');
      expectOnce(heard, words.title);
      expect(heard.said).toContain(words['subdomain.label']);
      expect(heard.times(words['apiKey.hidden']), String(heard)).toBe(0);
    });

    it('asks before it discards a key', async () => {
      await user.does(user.focus(keyField), user.paste(testKeys['api.eu']));
      const question = await user.presses('Escape');
      expectOnce(question, words['discard.title']);
      expectOnce(question, words['discard.text']);
      expect(question.said).toContain(words['discard.keep']);
      const back = await user.presses('Return');
      expect(back.times(words['apiKey.hidden']), String(back)).toBe(0);
    });
  });

  it('says that disconnecting has failed', async () => {
    await show('card', '[data-destructive]');
    const question = await user.presses('Return');
    expectOnce(question, words['disconnect.title']);
    expect(question.said).toContain('The key itself stays valid until you revoke it in IT Glue.');
    await user.does(() => user.press('Tab'));
    const heard = await user.presses('Return');
    expectOnce(heard, words['unavailable.title']);
    expectOnce(heard, words['disconnect.failed']);
  });
}
