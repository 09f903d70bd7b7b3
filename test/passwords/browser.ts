// What the tests need of a browser with a password manager, whichever it is.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/** Asks again until it is so, for as long as `most` milliseconds. */
export async function becomes(asked: () => Promise<boolean>, most: number): Promise<boolean> {
  for (const end = performance.now() + most; performance.now() < end; await sleep(200)) {
    if (await asked()) return true;
  }
  return false;
}

/** The files in a folder that have eight characters of a secret in a row, in UTF-8 or UTF-16. */
export async function filesWith(folder: string, secret: string): Promise<string[]> {
  const parts = Array.from({ length: secret.length - 11 }, (_, start) =>
    secret.slice(start + 4, start + 12),
  ).flatMap((part) => [Buffer.from(part, 'utf8'), Buffer.from(part, 'utf16le')]);
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // One that is gone meanwhile, as a lock is, has nothing.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (parts.some((part) => bytes.includes(part))) found.push(path.slice(folder.length + 1));
  }
  return found;
}
