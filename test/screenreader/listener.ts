// Someone who uses the page by keyboard and listens to the screen reader. No step takes a fixed time: it waits until the
// expected texts are said, and then for a marker, which the page announces after everything else.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { type Browser, becomes, sleep } from '../passwords/browser.js';
import type { Phrase, Reader } from './reader.js';

const run = promisify(execFile);

// In milliseconds.

/** How long a step may take on a busy machine. */
const patience = 60_000;
/** How long the first marker may take. Screen readers may miss one, so the page then announces another. */
const markerPatience = 5000;
/** How long the page gets to do something more, such as saying a text again, before it announces the marker. */
const pause = 500;

/** What was said after one step. */
export class Heard {
  /** The texts that the step has waited for. */
  readonly expected: string[];
  readonly #phrases: Phrase[];

  constructor(phrases: Phrase[], expected: string[]) {
    this.#phrases = phrases;
    this.expected = expected;
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
  let markers = 0;

  /** Waits until an expression in the page is true. */
  async function until(expression: string) {
    const isTrue = async () => (await browser.evaluate(`Boolean(${expression})`)) === true;
    if (!(await becomes(isTrue, patience))) throw new Error(`Never became true: ${expression}`);
  }

  /** Presses keys on the keyboard, one after the other, by their names in X11. */
  async function press(...keys: string[]) {
    for (const key of keys) {
      // Without the focus, the window would not get the key.
      await until('document.hasFocus()');
      const before = Number(await browser.evaluate('presses()'));
      await run('xdotool', ['key', '--clearmodifiers', key], { env });
      await until(`presses() > ${before}`);
    }
  }

  /** Waits until everything that the page has caused is said, or cut off. */
  async function catchUp() {
    for (let most = markerPatience; most < patience; most *= 2) {
      markers += 1;
      const marker = `marker ${markers}`;
      await browser.evaluate(`announce('${marker}')`);
      const isSaid = async () =>
        (await reader.phrases()).some(({ text, isWhole }) => isWhole && text === marker);
      if (await becomes(isSaid, most)) return;
    }
    throw new Error('The screen reader does not hear the page');
  }

  /** Does something, and listens until the expected texts and all else are said. */
  async function hear(act: () => Promise<unknown>, ...expected: string[]): Promise<Heard> {
    const before = (await reader.phrases()).length;
    const heard = async () => {
      const phrases = (await reader.phrases()).slice(before);
      return new Heard(
        phrases.filter(({ text }) => !text.startsWith('marker ')),
        expected,
      );
    };
    await act();
    await becomes(async () => {
      const { said } = await heard();
      return expected.every((text) => said.includes(text));
    }, patience);
    await sleep(pause);
    await catchUp();
    return heard();
  }

  const focus = (selector: string) => async () => {
    const element = `document.querySelector(${JSON.stringify(selector)})`;
    await until(element);
    await browser.evaluate(`${element}.focus()`);
    await until(`${element}.matches(':focus')`);
  };

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
    catchUp,
    until,
    press,
    presses: (key: string, ...expected: string[]) => hear(() => press(key), ...expected),
    focus,
    /** Moves the focus by a script, so that a test needn't press Tab many times. */
    focuses: (selector: string, ...expected: string[]) => hear(focus(selector), ...expected),
    async paste(text: string) {
      await copy(text);
      await press('ctrl+v');
    },
    /** Pastes a text, and returns what is said. */
    async pastes(text: string, ...expected: string[]) {
      await copy(text);
      return hear(() => press('ctrl+v'), ...expected);
    },
    /** Does things without listening to what is said about each. */
    async does(...acts: (() => Promise<unknown>)[]) {
      for (const act of acts) await act();
      await catchUp();
    },
  };
}
