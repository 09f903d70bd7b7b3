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
 * Takes a message apart, with the value of that name in the place of each `{name}`. Braces around any other name are
 * text.
 *
 * @returns text and values by turns, text first
 */
export function fill<Value>(
  message: string,
  values: Readonly<Record<string, Value>>,
): (Value | string | undefined)[] {
  return message.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    // Not what every object inherits, such as `toString`.
    return Object.hasOwn(values, part) ? values[part] : `{${part}}`;
  });
}

/** `143 organizations`, in the plural form and the digits of the language. */
export function countOrganizations(
  messages: FormMessages & Partial<Messages>,
  count: number,
  appName?: string,
): string {
  const { locale } = messages;
  const rule = new Intl.PluralRules(locale).select(count);
  const message = messages[`organizations.${rule}`] ?? messages['organizations.other'];
  return fill(message, { appName, count: count.toLocaleString(locale) }).join('');
}

/** `90 seconds`, `5 minutes`, `3 hours`: the time that is left, and never less. */
export function duration(seconds: number, locale: string): string {
  const [unit, length] =
    seconds < 120
      ? (['second', 1] as const)
      : seconds < 7200
        ? (['minute', 60] as const)
        : (['hour', 3600] as const);
  return Math.ceil(seconds / length).toLocaleString(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  });
}

/** `1:30`, or `1:00:00` from an hour on, in the digits of the language. */
export function clock(seconds: number, locale: string): string {
  const digits = (count: number, minimumIntegerDigits: number) =>
    Math.floor(count).toLocaleString(locale, { minimumIntegerDigits });
  const hours = Math.floor(seconds / 3600);
  const parts = [digits((seconds / 60) % 60, hours ? 2 : 1), digits(seconds % 60, 2)];
  if (hours) parts.unshift(digits(hours, 1));
  return parts.join(':');
}
