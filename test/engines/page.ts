// The page as a user finds it, by labels and names, in any browser.

import { expect, vi } from 'vitest';
import type { Driver, NamedKey } from './driver.js';

/** An element that can be pressed or filled in. */
type Kind = 'button' | 'field';

export class Page {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  /** Opens the page, and collects its errors from then on. */
  async open(url: string) {
    await this.#driver.open(url);
    await this.#watch();
  }

  #watch = () =>
    this.run(() => {
      const errors: string[] = [];
      Reflect.set(window, 'errors', errors);
      const note = (what: string) => errors.push(what);
      window.addEventListener('error', ({ message }) => note(message));
      window.addEventListener('unhandledrejection', ({ reason }) => note(String(reason)));
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        note(`${violatedDirective} ${blockedURI}`),
      );
      for (const method of ['error', 'warn'] as const) {
        console[method] = (...words: unknown[]) => note(words.join(' '));
      }
      addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'persisted', persisted));
    });

  /** The errors since the page was opened. */
  errors = () => this.run(() => Array.from<string>(Reflect.get(window, 'errors')));

  /**
   * Goes to another page, and back through the history.
   *
   * @returns whether the browser restored the page from its back/forward cache, rather than loading it again.
   */
  async leaveAndReturn(elsewhere: string): Promise<boolean> {
    const here = await this.run(() => location.href);
    await this.run((url) => location.assign(url), elsewhere);
    await this.#isAt(elsewhere);
    await this.run(() => history.back());
    await this.#isAt(here);
    await this.sees('Subdomain');
    const kept = await this.run(() => Reflect.get(window, 'persisted') === true);
    if (!kept) await this.#watch();
    return kept;
  }

  async #isAt(url: string) {
    await vi.waitFor(async () => expect(await this.run(() => location.href)).toBe(url), {
      timeout: 15_000,
    });
  }

  press = (key: NamedKey) => this.#driver.press(key);

  /** Runs a function in the page. The function can use only its argument, and returns plain data. */
  async run<Result>(code: () => Result): Promise<Result>;
  async run<Result, Argument>(
    code: (argument: Argument) => Result,
    argument: Argument,
  ): Promise<Result>;
  async run<Result, Argument>(code: (argument?: Argument) => Result, argument?: Argument) {
    const value = await this.#driver.evaluate(
      `JSON.stringify([(${code})(${JSON.stringify(argument)})])`,
    );
    const [result]: [Result] = JSON.parse(String(value));
    return result;
  }

  /** Clicks in the middle of the element with that name, once it is there. */
  async click(kind: Kind, name: string) {
    const { x, y } = await vi.waitFor(
      async () => {
        const middle = await this.run(middleOf, { kind, name });
        if (!middle) throw new Error(`There is no ${kind} "${name}"`);
        return middle;
      },
      { timeout: 15_000 },
    );
    await this.#driver.clickAt(x, y);
  }

  has = async (kind: Kind, name: string) => Boolean(await this.run(middleOf, { kind, name }));

  async fill(label: string, text: string) {
    await this.click('field', label);
    await this.#driver.type(text);
  }

  /** Replaces the text of a field by typing. */
  async replace(label: string, text: string) {
    await this.click('field', label);
    await this.run(() => {
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
    });
    await this.#driver.type(text);
  }

  /** Chooses a subdomain. */
  choose = (value: string) => this.#driver.choose('.itglue-form select', value);

  /** Waits until the page shows that text. */
  async sees(text: string) {
    await vi.waitFor(
      async () => expect(await this.run(() => document.body.innerText)).toContain(text),
      { timeout: 15_000 },
    );
  }

  /** Copies a text from a temporary field, and pastes it into the field with that label. */
  async paste(label: string, text: string) {
    await this.run((text) => {
      const source = document.createElement('textarea');
      source.value = text;
      document.body.prepend(source);
      source.select();
    }, text);
    await this.#driver.pressWithControl('c');
    await this.run(() => document.querySelector('textarea')?.remove());
    await this.click('field', label);
    await this.#driver.pressWithControl('v');
  }

  /** The label or the text of the focused element. */
  focused = () =>
    this.run(() => {
      const element = document.activeElement;
      const [label] =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement
          ? (element.labels ?? [])
          : [];
      const name =
        element?.getAttribute('aria-label') ??
        label?.firstChild?.textContent ??
        element?.textContent;
      return name?.trim();
    });

  /** The type of the key field: `password` if the key is hidden, or `text`. */
  typeOfKey = () =>
    this.run(() => document.querySelector('[data-itglue-key]')?.getAttribute('type'));

  /** The values of both fields. */
  entered = () =>
    this.run(() => {
      const form = document.querySelector('.itglue-form');
      return {
        subdomain: form?.querySelector('select')?.value,
        apiKey: form?.querySelector<HTMLInputElement>('[data-itglue-key]')?.value,
      };
    });
}

/** Scrolls to the element with that name, so that nothing covers it, and returns its middle. */
function middleOf({ kind, name }: { kind: Kind; name: string }) {
  const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
  const nameOf = (element: Element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
  const found =
    kind === 'button'
      ? [...scope.querySelectorAll('button, summary, [role=tab]')].find(
          (element) => nameOf(element) === name,
        )
      : [...scope.querySelectorAll('label')].find((label) => nameOf(label) === name)?.control;
  if (!found || found.getClientRects().length === 0) return undefined;
  found.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
