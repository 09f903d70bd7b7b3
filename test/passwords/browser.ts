// The interface of a browser with a password manager for the tests.

export interface Browser {
  /** Opens a page in its own tab, in front. */
  open(url: string): Promise<void>;
  /** Opens a page like `open`, and keeps the previous page open in its tab. */
  openBeside(url: string): Promise<void>;
  /** Returns the value of an expression in the page, as JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks at a point, in CSS pixels of the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  /** Types into the focused element. */
  type(text: string): Promise<void>;
  press(key: 'Backspace' | 'Enter' | 'Escape' | 'Tab'): Promise<void>;
  /** Presses a letter together with the Control key. */
  pressWithControl(letter: string): Promise<void>;
  /** Whether the browser asks to save or to update a password. */
  asks(): Promise<boolean>;
  /** Clicks the main button of that question. */
  save(): Promise<void>;
  /** Focuses a field. Resolves to whether the browser shows a suggestion below it within `most` milliseconds. */
  suggests(selector: string, focus: () => Promise<void>, most: number): Promise<boolean>;
  /** The key field in the browser's accessibility tree. */
  accessible(): Promise<{ isPassword: boolean; text: string }>;
  /** Returns the passwords among these that it has stored. */
  stored(passwords: string[]): Promise<string[]>;
  /** Saves the user's login for the site. */
  saveLogin(origin: string, password: string): Promise<void>;
  /** Closes the browser like a user does, so that it saves all of its data. */
  quit(): Promise<void>;
  profile: string;
}

export const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Asks every 200 ms for at most `most` milliseconds. Resolves to whether the answer became `true`. */
export async function becomes(asked: () => Promise<boolean>, most: number): Promise<boolean> {
  for (const end = performance.now() + most; performance.now() < end; await sleep(200)) {
    if (await asked()) return true;
  }
  return false;
}
