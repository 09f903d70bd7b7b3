// What the tests need of a browser with a password manager, whichever it is.

export interface Browser {
  /** Opens a page in a tab of its own, in front. */
  open(url: string): Promise<void>;
  /** The same, and leaves the last page open in its tab. */
  openBeside(url: string): Promise<void>;
  /** The value of an expression in the page, as JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** Presses and releases the mouse there: in CSS pixels of the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  press(key: 'Backspace' | 'Enter' | 'Escape' | 'Tab'): Promise<void>;
  /** Presses a letter together with the Control key. */
  pressWithControl(letter: string): Promise<void>;
  /** Whether the browser asks to save or to update a password. */
  asks(): Promise<boolean>;
  /** Answers that question by its main button. */
  save(): Promise<void>;
  /** Whether the browser shows something to fill in, under a field that is given the focus, within so many milliseconds. */
  suggests(selector: string, focus: () => Promise<void>, most: number): Promise<boolean>;
  /** What its accessibility tree says of the key's field. */
  accessible(): Promise<{ isPassword: boolean; text: string }>;
  /** Which of these passwords it has stored. */
  stored(passwords: string[]): Promise<string[]>;
  /** Saves the user's login for the site. */
  saveLogin(origin: string, password: string): Promise<void>;
  /** Ends it as a user does, so that it writes down all it keeps. */
  quit(): Promise<void>;
  profile: string;
}

export const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Asks every 200 ms until the answer is yes, for at most so many milliseconds. Returns whether it was. */
export async function becomes(asked: () => Promise<boolean>, most: number): Promise<boolean> {
  for (const end = performance.now() + most; performance.now() < end; await sleep(200)) {
    if (await asked()) return true;
  }
  return false;
}
