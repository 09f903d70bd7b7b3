// What a user does with the form, in any browser and any place of the form.

import { randomBytes } from 'node:crypto';
import { vi } from 'vitest';
import type { Browser } from './browser.js';

/** Random letters and digits: eight in a row don't appear anywhere else by chance. */
export const newText = () => randomBytes(32).toString('base64url').replaceAll(/[-_]/g, 'x');
export const newKey = () => `ITG.${newText()}`;

/** The time that a step may take on a busy machine, in milliseconds. */
const patience = { timeout: 60_000 };

export function userOf(browser: Browser) {
  /** Runs a function in the page, with the root that contains the form. */
  async function run<Result, Argument>(
    code: (root: Document | ShadowRoot, argument: Argument) => Result,
    argument: Argument,
  ): Promise<Result> {
    const root = `(document.querySelector('itglue-connect')?.shadowRoot ?? document)`;
    const json = await browser.evaluate(
      `JSON.stringify([(${code})(${root}, ${JSON.stringify(argument)})])`,
    );
    const [result]: [Result] = JSON.parse(String(json));
    return result;
  }

  async function click(selector: string, text = '') {
    const { x, y } = await vi.waitFor(async () => {
      const middle = await run(middleOf, { selector, text });
      if (!middle) throw new Error(`There is no ${selector} ${text}`);
      return middle;
    }, patience);
    await browser.clickAt(x, y);
  }

  const keyField = '.itglue-reveal input';
  return {
    keyField,
    run,
    click,
    press: browser.press,
    focusKey: () => click(keyField),
    button: (name: string) => click('button', name),
    /** The value of a field, by default the key field. */
    valueOf: (selector = keyField) =>
      run((root, selector) => root.querySelector<HTMLInputElement>(selector)?.value, selector),
    async typeKey(key: string) {
      await click(keyField);
      await browser.type(key);
    },
    /** Copies the key from a temporary field, which no browser writes to disk. */
    async pasteKey(key: string) {
      // The form may take the focus once it opens, which would undo the selection.
      await click(keyField);
      await run((_root, text) => {
        const source = document.createElement('input');
        source.id = 'source';
        source.autocomplete = 'off';
        source.value = text;
        (document.querySelector('dialog') ?? document.body).append(source);
        source.select();
      }, key);
      await browser.pressWithControl('c');
      await run(() => document.getElementById('source')?.remove(), null);
      await click(keyField);
      await browser.pressWithControl('v');
    },
    /** Waits for a part of the form by a selector. */
    sees: (part: string) =>
      vi.waitFor(async () => {
        const found = await run((root, part) => root.querySelector(part) !== null, part);
        if (!found) throw new Error(`There is no ${part}`);
      }, patience),
    /** Goes to another page. */
    async leave() {
      await run(() => location.assign('/done'), null);
      await vi.waitFor(async () => {
        const path = await run(() => location.pathname, null);
        if (path !== '/done') throw new Error('The page is still there');
      }, patience);
    },
  };
}

function middleOf(
  root: Document | ShadowRoot,
  { selector, text }: { selector: string; text: string },
) {
  const found = [...root.querySelectorAll(selector)].find((element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').startsWith(text),
  );
  if (!found || found.getClientRects().length === 0) return undefined;
  found.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = found.getBoundingClientRect();
  // Aims at the left part of a field, since a button is in it.
  return { x: left + Math.min(60, width / 2), y: top + height / 2 };
}
