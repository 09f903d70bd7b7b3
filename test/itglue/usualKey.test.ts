// A key with the shape of keys in public scripts is found in any text around it, either whole or not at all.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApiKey } from '../../src/itglue/apiKey.js';
import { cleanApiKey } from '../../src/itglue/credentials.js';
import { testKeys } from '../../src/testing/testKeys.js';

const key = testKeys['api.eu'];
const other = testKeys.api;
// Upper and lower case, like real keys.
const mixed = `ITG.0123456789abcdefABCDEF9876543210.${'aZ9_-'.repeat(12)}wxyz`;
const [head, middle, end] = [key.slice(0, 30), key.slice(30, 70), key.slice(70)];

const pastes: [what: string, text: string][] = [
  ['the key alone', key],
  ['a label before it', `API key: ${key}`],
  ['a label and a word after it', `API key: ${key} thanks`],
  ['a word on the line before and the line after', `Key\n${key}\nAcmeSuffix`],
  ['a word and a year on the line after', `${key}\n2026_01`],
  ['a wrapped key', `${head}\n${middle}\r\n${end}`],
  ['a wrapped key with a word on the next line', `${head}\n${middle}${end}\nAcmeSuffix`],
  ['a wrapped key with a label and a word', `IT Glue key:\n${head}\n${middle}\n${end}\nRegards`],
  ['a wrapped key with a label on its line', `apiKey: ${head}\n${middle}\n${end}\n\nJo`],
  ['an indented wrapped key', `  key:\n    ${head}\n    ${middle}\n    ${end}\n  region: eu`],
  ['a line separator in it', `${head}\u2028${middle}${end}`],
  ['a quoted email', `> Hello,\n> ${key}\n> Jo`],
  ['a wrapped key in a quoted email', `> Key:\n> ${head}\n> ${middle}\n> ${end}\n> AcmeSuffix`],
  ['an email quoted twice', `>> ${head}\n> > ${middle}\n>>${end}\n>> Jo`],
  ['a quoted email with an empty line', `> ${head}\n>\n> ${middle}${end}\n>\n> Jo`],
  ['spaces in it', `key: ${head} ${middle} ${end} is ours`],
  ['zero-width characters in it', `see ${head}\u200b${middle}\u00ad${end}, ok`],
  ['bold type', `**${key}**`],
  ['bold type in a sentence', `It is **${key}**, for Acme.`],
  ['italics', `_${key}_`],
  ['italics in a sentence', `It is _${key}_.`],
  ['bold italics', `***${key}***`],
  ['underlined', `__${key}__`],
  ['both', `**_${key}_**`],
  ['a wrapped key in italics', `_${head}\n${middle}${end}_\nJo`],
  ['struck through', `~~${key}~~`],
  ['a slash after it', `${key}/`],
  ['a path after it', `https://vault.example/${key}/edit`],
  ['back ticks', `\`${key}\``],
  ['a block of code', `\`\`\`\n${key}\n\`\`\``],
  ['angle brackets', `<${key}>`],
  ['round brackets', `(${key})`],
  ['square brackets', `[${key}]`],
  ['an element', `<b>${key}</b>`],
  ['a full stop', `It is ${key}.`],
  ['a full stop and the next line', `It is ${key}.\nThanks`],
  ['dots', `${key}... thanks`],
  ['a table', `| Key | ${key} | Europe |`],
  ['settings', `ITGLUE_URL=https://api.eu.itglue.com\nITGLUE_KEY=${key}\nDEBUG=1`],
  ['a dash before it', `Key—${key}`],
  ['the key twice', `${key}\n${key}`],
  ['the key twice, once wrapped', `${key}, ${head}\n${middle}${end}`],
];

const doubtful: [what: string, text: string][] = [
  ['two keys', `${key} ${other}`],
  ['two keys on two lines', `${key}\n${other}`],
  ['two wrapped keys', `${head}\n${middle}${end}\n${other.slice(0, 50)}\n${other.slice(50)}`],
  ['two keys in a quoted email', `> ${key}\n> ${other}`],
  ['a key of another shape as well', `${key} or ITG.abc_123`],
  ['the key, and again with a word attached', `${key} or ${key}Suffix`],
  ['a wrapped key with a word attached', `key: ${head}\n${middle}${end}Suffix`],
  ['a key cut off, with a word on the next line', `${key.slice(0, -9)}\nAcmeSuffix`],
  ['a key cut off, with a year on its line', `key: ${key.slice(0, -9)} 2026`],
  ['a key cut off in a quoted email', `> ${head}\n> ${middle}\n> Regards,\n> Jo`],
  ['a key that lacks its middle', `key: ${key.slice(0, 60)}…${key.slice(-4)}`],
  ['a key with dots in place of its end', `key: ${key}•••`],
  ['a longer key that is split', `${key}+abc`],
  ['two keys without anything between, and a year', `${key}${other} 2026`],
  ['a key cut off, wrapped after its dot', `key: ${key.slice(0, 37)}\n${key.slice(37, 90)}`],
  ['a part after another dot', `our ${head}\n${middle}${end}.more`],
];

describe('a key of the usual shape', () => {
  it.each(pastes)('is extracted from %s', (_, text) => {
    expect(cleanApiKey(text)).toBe(key);
  });

  it.each(doubtful)('is not extracted, and the text stays unchanged: %s', (_, text) => {
    const cleaned = cleanApiKey(text);
    expect(isApiKey(cleaned)).toBe(false);
    expect(cleaned).toBe(text.trim());
  });

  it('may continue on the same line, as a key of another shape', () => {
    expect(cleanApiKey(`${key}AcmeSuffix`)).toBe(`${key}AcmeSuffix`);
    expect(cleanApiKey(`${key}_`)).toBe(`${key}_`);
  });

  it.each([1, 33, 36, 60, 100])('is left unchanged if it was cut after %d characters', (length) => {
    const cut = key.slice(0, length);
    expect(cleanApiKey(cut)).toBe(cut);
  });

  it('is extracted whole or not at all, with any line breaks and any text around it', () => {
    const lineBreak = fc.constantFrom('\n', '\r\n', '\n> ', '\n  ', ' \n', '\n>> > ', '\n>\n> ');
    const word = fc.constantFrom(
      '',
      'Key',
      'IT Glue key:',
      'AcmeSuffix',
      'Jo',
      '2026',
      '(eu)',
      '---',
    );
    const cuts = fc.array(fc.record({ at: fc.integer({ min: 1, max: 100 }), lineBreak }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(key, mixed),
        ...([cuts, lineBreak, word, word] as const),
        (key, cuts, between, before, after) => {
          const wrapped = cuts
            .toSorted((a, b) => b.at - a.at)
            .reduce(
              (text, { at, lineBreak }) => text.slice(0, at) + lineBreak + text.slice(at),
              key,
            );
          expect(cleanApiKey(before + between + wrapped + between + after)).toBe(key);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is never extracted with something attached, whatever the text around it', () => {
    const piece = fc.oneof(
      fc.constantFrom(key, mixed, head, middle, end, 'Acme', 'abc_1', '2026', 'x-api-key:', 'ITG.'),
      fc.constantFrom(' ', '\n', '\n> ', '_', '*', '/', '.', '…', '-', '"', '(', ')', '\u200b'),
    );
    const text = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (text) => {
        const cleaned = cleanApiKey(text);
        expect(cleanApiKey(cleaned)).toBe(cleaned);
        let from = 0;
        for (const unit of cleaned.split('')) from = text.indexOf(unit, from) + 1 || Number.NaN;
        expect(from).not.toBeNaN();
        // A whole key followed by more characters of a key was on one line.
        if ([key, mixed].some((key) => cleaned.startsWith(key) && cleaned !== key)) {
          if (isApiKey(cleaned)) expect(text.replace(/\p{Cf}/gu, '')).toContain(cleaned);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a long text', () => {
  const long = (piece: string, around = '') =>
    (around + piece.repeat(Math.ceil(10_000 / piece.length))).slice(0, 10_000 - around.length) +
    around;

  // In quadratic time, one of them would take half a second, and the test would time out.
  it.each([
    ['spaces', long(' ', 'x')],
    ['spaces and the beginning of a key', long(' ', 'ITG.a!')],
    ['line breaks', long('\n', 'ITG.a!')],
    ['line breaks of a quoted email', long('\n> ', 'x')],
    ['marks of a quoted email', long('>', ' x ')],
    ['quotes', long('"', 'x!')],
    ['headers', long('x-api-key:', '!')],
    ['a header without an end', long(' ', 'x-api-key')],
    ['dots', long('.', 'ITG.')],
    ['dots and letters', long('a....', 'ITG.')],
    ['underscores', long('_', '!')],
    ['stars', long('*', '!')],
    ['stars and keys', long('*ITG.a', '!')],
    ['words', long(' 1', 'ITG.a!')],
    ['plain words', long(' a', 'ITG.a!')],
    ['one word', long('a', ' ! ')],
    ['the beginnings of keys', long('ITG.', '!')],
    ['keys with something after', long('ITG.a!')],
    ['keys that are cut off', long(`${key.slice(0, 100)} `, '!')],
    ['keys with line breaks', long('I\nT\nG\n.\n0\n', '!')],
    ['keys in italics', long(`_${key}`, '!')],
    ['many keys', long(`${key}\n`)],
    ['hexadecimal digits', long('0\n', 'ITG.')],
    ['zero-width characters', long('\u200b', 'x!')],
    ['half a pair', long('\ud83d', '!')],
  ])('is cleaned in linear time: %s', (_, text) => {
    for (let time = 0; time < 50; time += 1) cleanApiKey(text);
    expect(text.length).toBe(10_000);
  });
});
