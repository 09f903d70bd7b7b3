// The languages of the stories: English, and every file in src/languages.

import type { Messages } from '../src/index.js';
import {
  cardMessages,
  dialogMessages,
  formMessages,
  frameMessages,
  linkMessages,
} from '../src/languages/en.js';

const files = import.meta.glob<Record<string, unknown>>(
  ['../src/languages/*.ts', '!../src/languages/en.ts'],
  { eager: true },
);

const isLanguage = (value: unknown): value is Messages =>
  typeof value === 'object' && value !== null && 'locale' in value && 'title' in value;

const english: Messages = {
  ...formMessages,
  ...dialogMessages,
  ...cardMessages,
  ...linkMessages,
  ...frameMessages,
};

const languages: Messages[] = [
  english,
  ...Object.values(files).flatMap((file) => Object.values(file).filter(isLanguage)),
];

/** The choices in the toolbar: the tag of each language, and its name in that language. */
export const languageNames = languages.map(({ locale }) => ({
  value: locale,
  title: new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale,
}));

/** The messages of a language, or of English if the tag is unknown. */
export const messagesIn = (locale: unknown): Messages =>
  languages.find((language) => language.locale === locale) ?? english;
