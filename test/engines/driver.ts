// The interface of a browser for the tests: a page, real clicks and real keys.

/** The named keys that the tests press. */
export type NamedKey = 'Enter' | 'Escape' | 'Tab';

export interface Driver {
  /** Opens a page without any data of earlier pages. */
  open(url: string): Promise<void>;
  /** Returns the value of an expression in the page, which is a string. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks at a point, in CSS pixels of the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  /** Types into the focused element. */
  type(text: string): Promise<void>;
  press(key: NamedKey): Promise<void>;
  /** Presses a letter together with the Control key, which is Command on a Mac. */
  pressWithControl(letter: string): Promise<void>;
  /** Chooses an option of a `<select>` by its value, as a user would. */
  choose(selector: string, value: string): Promise<void>;
  close(): Promise<void>;
}

/** A browser that may be installed on this machine. */
export interface Engine {
  name: string;
  /** What to install if it is missing. */
  from: string;
  /** Whether it always keeps an idle page in the back/forward cache. */
  keepsPages: boolean;
  /** Resolves to its path, or `undefined` if it is not installed. */
  find(): Promise<string | undefined>;
  start(path: string): Promise<Driver>;
}
