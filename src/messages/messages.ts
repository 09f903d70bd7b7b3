// The type of a language, and how a message is made from it.

import type { cardMessages, dialogMessages, formMessages } from './en.js';

export type FormMessages = Record<keyof typeof formMessages, string>;
export type DialogMessages = Record<keyof typeof dialogMessages, string>;
export type CardMessages = Record<keyof typeof cardMessages, string>;

/** Plural forms that English does without, as `Intl.PluralRules` names them. */
type MorePlurals = Partial<Record<`organizations.${Intl.LDMLPluralRule}`, string>>;

/**
 * A whole language. `locale` is a BCP 47 tag, `dir` is `ltr` or `rtl`; in the other messages a `{name}` is filled in,
 * of which a translation has the same as the English. `organizations.*` are plural forms.
 */
export type Messages = FormMessages & DialogMessages & CardMessages & MorePlurals;

/**
 * Takes a message apart, with the value of that name in the place of each `{name}`.
 *
 * @returns text and values by turns, text first
 */
export function fill<Value>(
  message: string,
  values: Readonly<Record<string, Value>>,
): (Value | string | undefined)[] {
  return message.split(/\{(\w+)\}/).map((part, index) => (index % 2 ? values[part] : part));
}

/** `143 organizations`, in the plural form and the digits of the language. */
export function countOrganizations(
  messages: FormMessages & Partial<Messages>,
  count: number,
): string {
  const { locale } = messages;
  const rule = new Intl.PluralRules(locale).select(count);
  const message = messages[`organizations.${rule}`] ?? messages['organizations.other'];
  return fill(message, { count: count.toLocaleString(locale) }).join('');
}
