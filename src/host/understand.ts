// Replaces invalid choices, which a host without types may pass, by defaults. Warns about them in development.

import { formMessages, type Messages } from '../languages/en.js';
import { warnOnce } from './warnOnce.js';

declare const process: { env: { NODE_ENV?: string } };

/** The trimmed name. `undefined` if it is empty or not a string. */
export function understandName(name: unknown): string | undefined {
  if (typeof name === 'string') return name.trim() || undefined;
  if (process.env.NODE_ENV !== 'production' && name !== undefined) {
    warnOnce(
      '`appName` is not a string, so the form says "this app" instead. Pass the name of the product as text.',
    );
  }
  return undefined;
}

/** The messages that are text, with a `locale` that `Intl` accepts and a `dir` that HTML allows. */
export function understandMessages(given: Partial<Messages> | undefined): Partial<Messages> {
  const messages: Record<string, string> = {};
  for (const [key, message] of Object.entries<unknown>(given ?? {})) {
    if (typeof message === 'string') {
      if (key === 'locale') messages[key] = understandLocale(message);
      else if (key === 'dir') messages[key] = understandDirection(message);
      else messages[key] = message;
    } else if (process.env.NODE_ENV !== 'production' && message !== undefined) {
      warnOnce(
        `\`messages\` has a value at "${key}" that is not text, so this message is shown in English. ` +
          "Pass a language, as in `import { de } from 'itglue-connect/languages/de'`, or single messages as text.",
      );
    }
  }
  return messages;
}

/** A language tag that `Intl` accepts. Also understands `en_US`. */
function understandLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? formMessages.locale;
  } catch {
    if (process.env.NODE_ENV !== 'production') {
      warnOnce(
        `\`messages.locale\` is "${locale}", which Intl rejects, so numbers and dates are formatted as in English. ` +
          'Use a BCP 47 tag such as "pt-BR".',
      );
    }
    return formMessages.locale;
  }
}

function understandDirection(dir: string): string {
  if (dir === 'ltr' || dir === 'rtl') return dir;
  if (process.env.NODE_ENV !== 'production') {
    warnOnce(
      `\`messages.dir\` is "${dir}", so the form is laid out from left to right. Use "ltr" or "rtl".`,
    );
  }
  return formMessages.dir;
}
