// What the tests need of a browser, whichever it is: a page, real clicks and real keys.

/** The keys with a name that the tests press. */
export type NamedKey = 'Enter' | 'Escape' | 'Tab';

export interface Driver {
  /** Opens a page in which nothing is left of those before. */
  open(url: string): Promise<void>;
  /** The value of an expression in the page, which is a string. */
  evaluate(expression: string): Promise<unknown>;
  /** Presses and releases the mouse there: in CSS pixels of the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  press(key: NamedKey): Promise<void>;
  /** Presses a letter together with the Control key, which is Command on a Mac. */
  pressWithControl(letter: string): Promise<void>;
  /** Chooses an option of a `<select>` by its value, as a user would. */
  choose(selector: string, value: string): Promise<void>;
  close(): Promise<void>;
}

/** A browser, as far as it is on this machine. */
export interface Engine {
  name: string;
  /** What to install where it is missing. */
  from: string;
  /** Whether a page that is left at rest is sure to be in its back/forward cache. */
  keepsPages: boolean;
  /** Where it is. `undefined` when it is not. */
  find(): Promise<string | undefined>;
  start(path: string): Promise<Driver>;
}
