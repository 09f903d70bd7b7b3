// Formats counts and times in the language of the form.

import type { FormMessages, Messages } from '../languages/en.js';
import { fill } from './fill.js';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Formats a count as in `143 organizations`, with the plural form and the digits of the language. */
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

/** Formats a duration as in `90 seconds`, `5 minutes` or `3 hours`, rounded up. */
export function duration(seconds: number, locale: string): string {
  // Below two of a unit, the smaller unit is more precise.
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

/** Formats a time as in `1:30`, or `1:00:00` from one hour, in the digits of the language. */
export function clock(seconds: number, locale: string): string {
  const digits = (count: number, minimumIntegerDigits: number) =>
    Math.floor(count).toLocaleString(locale, { minimumIntegerDigits });
  const hours = Math.floor(seconds / hour);
  const parts = [digits((seconds / minute) % 60, hours ? 2 : 1), digits(seconds % minute, 2)];
  if (hours) parts.unshift(digits(hours, 1));
  return parts.join(':');
}

/** Formats how long ago something was, as in `2 minutes ago`. Less than a minute ago is `now`. */
export function ago(seconds: number, locale: string): string {
  const [unit, length] =
    seconds < hour
      ? (['minute', minute] as const)
      : seconds < day
        ? (['hour', hour] as const)
        : (['day', day] as const);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return seconds < minute
    ? format.format(0, 'second')
    : format.format(-Math.floor(seconds / length), unit);
}

/** Formats a date with its time of day. `undefined` for text that isn't a date. */
export function dateAndTime(date: string, locale: string): string | undefined {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return undefined;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(time);
}
