// Someone who uses the page by keyboard and listens to the screen reader.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { type Browser, sleep } from '../passwords/browser.js';
import type { Phrase, Reader } from './reader.js';

const run = promisify(execFile);

// In milliseconds.
const quiet = 800;
/** How long it may take until the first phrase. */
const patience = 3000;
const longest = 30_000;

/** What was said after one step. */
export class Heard {
  readonly #phrases: Phrase[];

  constructor(phrases: Phrase[]) {
    this.#phrases = phrases;
  }

  /** What was said to its end. */
  get said(): string {
    return this.#phrases.flatMap(({ text, isWhole }) => (isWhole ? text : [])).join('\n');
  }

  /** How many times a text was said, to its end or not. */
  times = (text: string) => this.#all.split(text).length - 1;

  get #all() {
    return this.#phrases.map(({ text }) => text).join('\n');
  }

  /** One phrase a line, for messages. */
  toString = () =>
    this.#phrases.map(({ text, isWhole }) => (isWhole ? text : `${text} (cut off)`)).join('\n');
}

export function listenerOf(reader: Reader, browser: Browser) {
  const { env } = reader.screen;

  /** Presses keys on the keyboard, one after the other, by their names in X11. */
  async function press(...keys: string[]) {
    for (const key of keys) {
      await run('xdotool', ['key', '--clearmodifiers', key], { env });
      await sleep(150);
    }
  }

  /** Does something and listens until nothing more is said. */
  async function hear(act: () => Promise<unknown>, atLeast = 0): Promise<Heard> {
    const before = (await reader.phrases()).length;
    const began = performance.now();
    await act();
    let phrases: Phrase[] = [];
    let since = Math.max(performance.now() + patience - quiet, began + atLeast);
    for (let last = ''; performance.now() - since < quiet; ) {
      await sleep(100);
      phrases = (await reader.phrases()).slice(before);
      const now = JSON.stringify(phrases);
      if (now === last || performance.now() - began > longest) continue;
      last = now;
      since = Math.max(performance.now(), began + atLeast);
      // While the voice is speaking, nothing new may be written for as long as this takes.
      const current = phrases.at(-1);
      if (current && !current.isWhole) since += 20 * current.text.length;
    }
    return new Heard(phrases);
  }

  const focus = (selector: string) => () =>
    browser.evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);

  async function copy(text: string) {
    const xclip = spawn('xclip', ['-selection', 'clipboard', '-in'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    xclip.stdin.end(text);
    await once(xclip, 'exit');
  }

  return {
    hear,
    press,
    presses: (...keys: string[]) => hear(() => press(...keys)),
    /** Moves the focus by a script, so that a test needn't press Tab many times. */
    focuses: (selector: string) => hear(focus(selector)),
    /** Pastes a text, and returns what is said. */
    async pastes(text: string) {
      await copy(text);
      return hear(() => press('ctrl+v'));
    },
    /** Does things without listening to what is said about each. */
    async does(...acts: (() => Promise<unknown>)[]) {
      for (const act of acts) {
        await act();
        await sleep(600);
      }
    },
    focus,
    paste: (text: string) => async () => {
      await copy(text);
      await press('ctrl+v');
    },
  };
}
