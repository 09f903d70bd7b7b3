// How placeholders and plural forms become a message.

import { describe, expect, it } from 'vitest';
import { fill } from '../../src/host/fill.js';
import { countOrganizations } from '../../src/host/numbers.js';
import {
  cardMessages,
  dialogMessages,
  formMessages,
  frameMessages,
  linkMessages,
} from '../../src/languages/en.js';

describe('fill', () => {
  it.each([
    ['Connect', ['Connect']],
    ['{a}', ['', 1, '']],
    ['from {a} to {b}', ['from ', 1, ' to ', 2, '']],
    ['{a}{a}', ['', 1, '', 1, '']],
    ['a brace { stays', ['a brace { stays']],
  ])('splits at the placeholders: %s', (message, parts) => {
    expect(fill(message, { a: 1, b: 2 })).toEqual(parts);
  });

  it('does not fill in placeholders inside a value', () => {
    expect(fill('{a}', { a: '{b}', b: 'no' }).join('')).toBe('{b}');
  });
});

describe('countOrganizations', () => {
  it.each([
    ['en', 0, '0 organizations'],
    ['en', 1, '1 organization'],
    ['en', 12_345, '12,345 organizations'],
    ['de', 12_345, '12.345 organizations'],
    ['ar-EG', 12_345, '١٢٬٣٤٥ organizations'],
  ])('counts in %s: %i', (locale, count, words) => {
    expect(countOrganizations(count, { ...formMessages, locale }, 'Acme')).toBe(words);
  });

  it('uses a plural form that English lacks, or the general one if it is missing', () => {
    const polish = { ...formMessages, locale: 'pl', 'organizations.few': '{count} organizacje' };
    expect(countOrganizations(3, polish, 'Acme')).toBe('3 organizacje');
    expect(countOrganizations(5, polish, 'Acme')).toBe('5 organizations');
  });
});

describe('English', () => {
  it('has every message name once', () => {
    const keys = [formMessages, dialogMessages, cardMessages, linkMessages].flatMap(Object.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has no straight quotes or three dots', () => {
    const all = {
      ...formMessages,
      ...dialogMessages,
      ...cardMessages,
      ...linkMessages,
      ...frameMessages,
    };
    for (const message of Object.values(all)) expect(message).not.toMatch(/["']|\.\.\./);
  });
});
