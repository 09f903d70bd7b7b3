// A browser's password manager ignores the key: it does not fill it in, offer it or save it, and the user's own login
// for the site stays unchanged. Runs with windows, profiles and defaults as users have them.

import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Browser, becomes } from './browser.js';
import { filesWith } from './disk.js';
import { type Host, startHost } from './host.js';
import { type Screen, startScreen } from './screen.js';
import { newKey, newText, userOf } from './user.js';

const own = 'correct-horse-battery';

/** Tests a browser, which `start` starts on its own screen. */
export function testPasswordManager(start: (screen: Screen) => Promise<Browser>) {
  let screen: Screen;
  let host: Host;
  let browser: Browser;
  let user: ReturnType<typeof userOf>;
  let ended = false;
  /** How long to wait for something that should not appear, in milliseconds. */
  const patience = { suggestion: 5000, question: 5000 };
  /** All keys so far, which are searched for at the end. */
  const keys: string[] = [];
  const note = newText();
  const freshKey = () => {
    const key = newKey();
    keys.push(key);
    return key;
  };

  beforeAll(async () => {
    screen = await startScreen();
    host = await startHost();
    browser = await start(screen);
    user = userOf(browser);
    await browser.saveLogin(host.url, own);
  });

  afterAll(async () => {
    if (!ended) await browser?.quit();
    host?.stop();
    await screen?.stop();
    if (browser) await rm(browser.profile, { recursive: true, force: true });
  });

  /** Expects that the browser asks nothing, and has stored only the user's own login. */
  async function expectLeftAlone() {
    expect.soft(await becomes(browser.asks, patience.question)).toBe(false);
    expect.soft(await browser.stored([own, ...keys])).toEqual([own]);
  }

  // Proves that the password manager works, and measures how long it takes on this machine.
  describe('a login', () => {
    it('is saved, filled in, and offered on focus', async () => {
      expect(await browser.stored([own])).toEqual([own]);
      await browser.open(`${host.url}/login`);
      // Scripts can read the password only after a user action on the page.
      await user.click('[name=user]');
      const filledIn = async () => (await user.valueOf('[name=pass]')) !== '';
      expect(await becomes(filledIn, 60_000)).toBe(true);
      // The browser offers nothing for a field that has a value.
      await user.click('[name=pass]');
      await browser.pressWithControl('a');
      await browser.press('Backspace');
      await user.click('p');
      const began = performance.now();
      const focus = () => user.click('[name=pass]');
      expect(await browser.suggests('[name=pass]', focus, 60_000)).toBe(true);
      patience.suggestion = 1000 + 2 * (performance.now() - began);
    });

    it('with another password makes the browser ask whether to update', async () => {
      await browser.open(`${host.url}/login`);
      await user.click('[name=pass]');
      await browser.pressWithControl('a');
      await browser.type('another-password');
      await user.button('Sign in');
      const began = performance.now();
      expect(await becomes(browser.asks, 60_000)).toBe(true);
      patience.question = 1000 + 2 * (performance.now() - began);
    });
  });

  describe.each(['form', 'dialog', 'element'])('the key in the %s', (place) => {
    const open = (search = '') => browser.open(`${host.url}/${place}${search}`);

    it('is not filled in, and nothing is offered on focus', async () => {
      await open();
      await user.sees('.itglue-reveal');
      expect
        .soft(await browser.suggests(user.keyField, user.focusKey, patience.suggestion))
        .toBe(false);
      expect.soft(await user.valueOf()).toBe('');
    });

    it('is ignored when typed and submitted with Enter', async () => {
      await open();
      const key = freshKey();
      await user.typeKey(key);
      expect(await user.valueOf()).toBe(key);
      await user.press('Enter');
      await user.sees('[data-phase=connected]');
      await expectLeftAlone();
    });

    it('is ignored when pasted and submitted with the button', async () => {
      await open();
      const key = freshKey();
      await user.pasteKey(key);
      expect(await user.valueOf()).toBe(key);
      await user.button('Connect');
      await user.sees('[data-phase=connected]');
      await expectLeftAlone();
    });

    it('is ignored when shown, hidden and submitted', async () => {
      await open();
      const key = freshKey();
      await user.typeKey(key);
      await user.button('Show API key');
      await user.button('Hide API key');
      await user.button('Show API key');
      expect(await user.valueOf()).toBe(key);
      await user.button('Connect');
      await user.sees('[data-phase=connected]');
      await expectLeftAlone();
    });

    it('is ignored when rejected and tried again', async () => {
      await open('?refused');
      await user.typeKey(freshKey());
      await user.press('Enter');
      await user.sees('.itglue-failure');
      await expectLeftAlone();
      const attempts = host.attempts();
      await user.button('Try again');
      await vi.waitFor(() => expect(host.attempts()).toBeGreaterThan(attempts), 60_000);
      await user.sees('.itglue-failure');
      await expectLeftAlone();
    });

    it('is ignored when malformed', async () => {
      await open();
      await user.typeKey(freshKey().slice(4));
      await user.press('Enter');
      await user.sees('[aria-invalid=true]');
      await expectLeftAlone();
    });

    it('is ignored when the attempt is cancelled', async () => {
      await open('?held');
      await user.typeKey(freshKey());
      await user.press('Enter');
      await user.sees('[data-phase=connecting]');
      await user.button('Cancel');
      await user.sees('[data-phase=editing]');
      await expectLeftAlone();
      if (place !== 'dialog') return;
      await user.button('Close');
      await user.button('Discard');
      await expectLeftAlone();
    });

    it('is ignored when the user leaves the page', async () => {
      await open();
      await user.typeKey(freshKey());
      await user.leave();
      await expectLeftAlone();
    });

    it('is ignored when the user leaves the page while the key is shown', async () => {
      await open();
      await user.typeKey(freshKey());
      await user.button('Show API key');
      await user.leave();
      await expectLeftAlone();
    });
  });

  it('exposes the key to assistive technology as a password with bullets', async () => {
    const key = freshKey();
    await browser.open(`${host.url}/form`);
    await user.typeKey(key);
    const { isPassword, text } = await browser.accessible();
    expect(isPassword).toBe(true);
    expect(text).toMatch(/[•●]{8}/);
    expect(text).not.toContain(key.slice(0, 8));
  });

  it('leaves no part of a key in the browser’s profile', async () => {
    // The key is still in its field when the browser closes, and so is the text of an ordinary field.
    await browser.open(`${host.url}/form`);
    await user.typeKey(freshKey());
    await user.button('Show API key');
    await browser.openBeside(`${host.url}/note`);
    await user.click('[name=note]');
    await browser.type(note);
    const onDisk = async () => {
      const [ofNote = [], ...ofKeys] = await filesWith(browser.profile, [note, ...keys]);
      return { ofNote, ofKeys: ofKeys.flat() };
    };
    // The browser saves the open tabs every few seconds.
    let before = await onDisk();
    const isStored = async () => {
      before = await onDisk();
      return before.ofNote.length > 0;
    };
    expect(await becomes(isStored, 120_000)).toBe(true);
    expect.soft(before.ofKeys).toEqual([]);
    expect(await browser.stored([own, ...keys])).toEqual([own]);
    await browser.quit();
    ended = true;
    const after = await onDisk();
    expect.soft(after.ofNote).not.toEqual([]);
    expect.soft(after.ofKeys).toEqual([]);
  });
}
