// Every language has all messages of English.

import { describe, expect, it } from 'vitest';
import { countOrganizations } from '../../src/host/numbers.js';
import {
  cardMessages,
  dialogMessages,
  formMessages,
  frameMessages,
  linkMessages,
  type Messages,
} from '../../src/languages/en.js';

const files = import.meta.glob<Record<string, Messages>>(
  ['../../src/languages/*.ts', '!../../src/languages/en.ts'],
  { eager: true },
);
const languages = Object.values(files).flatMap((file) => Object.values(file));

const english: Readonly<Record<string, string>> = {
  ...formMessages,
  ...dialogMessages,
  ...cardMessages,
  ...linkMessages,
  ...frameMessages,
};

const placeholders = (message: string | undefined) => message?.match(/\{\w+\}/g)?.sort() ?? [];

// Equal in all languages: a name, or only placeholders.
const sameAnywhere = ['subdomain.option'];
const sameWords: Readonly<Record<string, string[]>> = {
  // A loan word.
  de: ['subdomain.label', 'region.api'],
  fr: ['region.api.eu'],
  es: ['region.api', 'region.api.au'],
  it: ['region.api.au'],
  'pt-BR': ['region.api'],
  sv: [],
  da: [],
};

it('has eleven languages in addition to English', () => {
  expect(languages.map(({ locale }) => locale).sort()).toEqual(
    ['ar', 'da', 'de', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pt-BR', 'sv'].sort(),
  );
});

describe.each(languages.map((messages) => [messages.locale, messages] as const))(
  '%s',
  (locale, messages) => {
    const texts: Readonly<Record<string, string | undefined>> = messages;
    const keys = Object.keys(messages);

    it('has the messages of English, and the plural forms that it needs', () => {
      const plurals = new Intl.PluralRules(locale)
        .resolvedOptions()
        .pluralCategories.map((rule) => `organizations.${rule}`);
      expect(new Set(keys)).toEqual(new Set([...Object.keys(english), ...plurals]));
    });

    it('has the placeholders of English', () => {
      for (const key of keys) {
        const inEnglish = english[key] ?? english['organizations.other'];
        expect([key, placeholders(texts[key])]).toEqual([key, placeholders(inEnglish)]);
      }
    });

    it('has no message that is empty or in English', () => {
      const leftInEnglish = keys.filter(
        (key) =>
          !texts[key]?.trim() ||
          texts[key] !== texts[key]?.trim() ||
          (texts[key] === english[key] && key !== 'dir' && !sameAnywhere.includes(key)),
      );
      expect(leftInEnglish.sort()).toEqual([...(sameWords[locale] ?? [])].sort());
    });

    it('has the file name and the direction of its locale', () => {
      expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
      const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(messages.title);
      expect(messages.dir).toBe(rightToLeft ? 'rtl' : 'ltr');
    });

    it('counts organizations', () => {
      for (const count of [0, 1, 2, 3, 5, 11, 21, 100, 1_000_000]) {
        const text = countOrganizations(count, messages, 'Acme');
        expect(text).toContain(count.toLocaleString(locale));
        expect(text).not.toContain('{');
      }
    });
  },
);
