// The languages of the form, each loaded when it is chosen.

import type { ItglueConnectElement } from 'itglue-connect/standalone';

export type Messages = NonNullable<ItglueConnectElement['messages']>;

const modules = import.meta.glob<Record<string, Messages>>([
  '../../../dist/languages/*.js',
  // Their shared parts, and English, which is built in.
  '!**/*2.js',
  '!**/en.js',
]);

/** The file's name, such as `ptBR`, and what loads it. */
const byName = new Map(
  Object.entries(modules).map(([path, load]) => [path.replace(/^.*\/|\.js$/g, ''), load]),
);

const names = new Intl.DisplayNames('en', { type: 'language' });

/** Each language by its name in English. */
export const languages = [...byName.keys()]
  .map((name) => ({ name, title: names.of(name.replace(/[A-Z]+/, '-$&')) ?? name }))
  .sort((one, other) => one.title.localeCompare(other.title));

export async function messagesIn(name: string): Promise<Messages> {
  const module = await byName.get(name)?.();
  return module?.[name] ?? {};
}
