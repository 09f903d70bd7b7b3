// Counts and times in the language of the form.

import type { FormMessages, Messages } from '../languages/en.js';
import { fill } from './fill.js';

const minute = 60;
const hour = 60 * minute;

/** `143 organizations`, in the plural form and the digits of the language. */
export function countOrganizations(
  count: number,
  messages: FormMessages & Partial<Messages>,
  appName: string,
): string {
  const { locale } = messages;
  const rule = new Intl.PluralRules(locale).select(count);
  const message = messages[`organizations.${rule}`] ?? messages['organizations.other'];
  return fill(message, { appName, count: count.toLocaleString(locale) }).join('');
}

/** `90 seconds`, `5 minutes`, `3 hours`: the time left, rounded up. */
export function duration(seconds: number, locale: string): string {
  // Up to two of a unit, the smaller one says more.
  const [unit, length] =
    seconds < 2 * minute
      ? (['second', 1] as const)
      : seconds < 2 * hour
        ? (['minute', minute] as const)
        : (['hour', hour] as const);
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
  const hours = Math.floor(seconds / hour);
  const parts = [digits((seconds / minute) % 60, hours ? 2 : 1), digits(seconds % minute, 2)];
  if (hours) parts.unshift(digits(hours, 1));
  return parts.join(':');
}
