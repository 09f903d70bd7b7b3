// Extracts a key from a pasted text. A text without a key is left for the schema to refuse.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApiKey } from '../../src/itglue/apiKey.js';
import { cleanApiKey } from '../../src/itglue/credentials.js';

const key = 'ITG.abc_123';
const longKey = 'ITG.12cca334567890_123456vasfagas7890';

const pastes: [what: string, text: string][] = [
  ['the key alone', key],
  ['quotes, spaces and a line break around it', '  "ITG.abc_123"\r\n'],
  ['the header in front of it', 'x-api-key: ITG.abc_123'],
  ['the header in capitals', 'X-API-KEY:ITG.abc_123'],
  ['the header and an equals sign', 'x-api-key = ITG.abc_123'],
  ['the header in quotes', '"x-api-key": "ITG.abc_123",'],
  ['the header twice', 'x-api-key: x-api-key: ITG.abc_123'],
  ['a tab in front of it', '\tITG.abc_123'],
  ['a zero-width space in it', 'ITG.abc\u200b_123'],
  ['a byte order mark in front of it', '\ufeffITG.abc_123'],
  ['a soft hyphen and a word joiner in it', 'ITG.a\u00adbc_\u2060123'],
  ['direction marks around it', '\u202aITG.abc_123\u202c'],
  ['a null and a bell in it', 'ITG.\u0000abc\u0007_123'],
  ['a non-breaking space after it', 'ITG.abc_123\u00a0'],
  ['a non-breaking space in it', 'ITG.abc\u00a0_123'],
  ['an ideographic space in front of it', '\u3000ITG.abc_123'],
  ['curly quotes', '“ITG.abc_123”'],
  ['single curly quotes', '‘ITG.abc_123’'],
  ['low quotes', '„ITG.abc_123“'],
  ['angled quotes', '«ITG.abc_123»'],
  ['back ticks', '`ITG.abc_123`'],
  ['round brackets', '(ITG.abc_123)'],
  ['angle brackets', '<ITG.abc_123>'],
  ['bold type', '**ITG.abc_123**'],
  ['bold type in a sentence', 'It is **ITG.abc_123**, for Acme.'],
  ['a slash after it', 'it is ITG.abc_123/'],
  ['a comma and a semicolon', 'ITG.abc_123,;'],
  ['a line break in it', 'ITG.abc\n_123'],
  ['a Windows line break in it', 'ITG.abc\r\n_123'],
  ['an indented second line', 'ITG.abc_\n    123'],
  ['an indented second line after a Windows line break', '  ITG.abc_\r\n\t123\r\n'],
  ['three lines', 'ITG.\nabc\n_123\n'],
  ['the header and a line break', 'x-api-key:\n  ITG.abc\n  _123'],
  ['a space in it', 'ITG.abc _123'],
  ['spaces in it', 'ITG. abc_ 1 23'],
  ['two spaces in it', 'ITG.abc  _123'],
  ['plain words after it', 'ITG.abc_123 is the key'],
  ['a plain word after it', 'ITG.abc_123 thanks'],
  ['a remark after it', 'ITG.abc_123 (Europe)'],
  ['words in front of it', 'our key is ITG.abc_123'],
  ['words in front of it and a year after it', 'our key is ITG.abc_123 2026'],
  ['a sentence with a full stop', 'Hello, the key is ITG.abc_123.'],
  ['a sentence with an exclamation mark', 'The key is ITG.abc_123!'],
  ['a sentence without spaces', '鍵はITG.abc_123です。'],
  ['a mail', 'Hello,\n\nhere is our key: ITG.abc_123\n\nRegards,\nJo'],
  ['a line of settings', 'export ITGLUE_API_KEY=ITG.abc_123'],
  ['a line of settings in quotes', 'ITGLUE_API_KEY="ITG.abc_123" # from Jo'],
  ['JSON', '{"x-api-key":"ITG.abc_123"}'],
  ['JSON of credentials', '{\n  "subdomain": "api.eu",\n  "apiKey": "ITG.abc_123"\n}\n'],
  ['a curl command', "curl -H 'x-api-key: ITG.abc_123' https://api.eu.itglue.com/organizations"],
  [
    'a curl command over two lines',
    'curl --header "x-api-key: ITG.abc_123" \\\n  "https://api.itglue.com/organizations"',
  ],
  ['an address', 'https://api.itglue.com/organizations?key=ITG.abc_123&page=1'],
  ['the key twice in a sentence', 'it is ITG.abc_123, yes, ITG.abc_123'],
];

const twins: [what: string, between: string][] = [
  ['a space', ' '],
  ['a tab', '\t'],
  ['a line break', '\n'],
  ['a Windows line break', '\r\n'],
  ['an empty line', '\n\n'],
  ['a comma', ', '],
  ['a word', ' or '],
];

const strangers: [what: string, text: string, left: string][] = [
  ['nothing', '', ''],
  ['spaces', ' \r\n\t\u00a0', ''],
  ['a password', 'hunter2', 'hunter2'],
  ['a password with spaces around it', '  hunter2\n', 'hunter2'],
  ['a password with spaces in it', 'correct horse battery 1', 'correct horse battery 1'],
  ['the name of the header', 'x-api-key:', ''],
  ['a password after the header', 'x-api-key : hunter2', 'hunter2'],
  ['a password after more than the header', 'x-api-key of Jo: hunter2', 'x-api-key of Jo: hunter2'],
  ['a password after another header', 'x-api-keys: hunter2', 'x-api-keys: hunter2'],
  ['the beginning of a key', 'ITG.', 'ITG.'],
  ['a key in lower case', 'itg.abc_123', 'itg.abc_123'],
  ['a key directly after another word', 'myITG.abc_123', 'myITG.abc_123'],
  ['a key with a dash that became another', 'ITG.abc\u2011123', 'ITG.abc\u2011123'],
  ['such a key in a sentence', 'our key is ITG.a.b–c_123.', 'our key is ITG.a.b–c_123.'],
  ['a key with stars in place of its middle', 'ITG.abc***123', 'ITG.abc***123'],
  ['a key with stars before and after its middle', '*ITG.abc**', '*ITG.abc**'],
  ['a key with a path after it', 'x ITG.abc/def', 'x ITG.abc/def'],
  ['a key in italics, or with an underscore', 'x _ITG.abc_', 'x _ITG.abc_'],
  ['a key with dots in place of its end', ' ITG.abc•••• ', 'ITG.abc••••'],
  ['a key that was cut off', 'ITG.abc…', 'ITG.abc…'],
  ['a key in a quoted-printable mail', 'ITG.abc=\r\n_123', 'ITG.abc=\r\n_123'],
  ['a text that only starts like a key', 'ITG.abc+def/ghi==', 'ITG.abc+def/ghi=='],
  ['a key of another service', 'sk_live_ITG', 'sk_live_ITG'],
];

describe('a pasted key', () => {
  it.each(pastes)('is extracted from %s', (_, text) => {
    expect(cleanApiKey(text)).toBe(key);
  });

  it('keeps the dots, dashes and underscores in it', () => {
    expect(cleanApiKey(' ITG.a.b-c_d.1 ')).toBe('ITG.a.b-c_d.1');
  });

  it('is joined again wherever its lines were broken', () => {
    const cut = fc.record({
      at: fc.nat({ max: longKey.length }),
      lineBreak: fc.constantFrom('\n', '\r\n', '\r', '\n  ', ' \n', '\r\n\t'),
    });
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 5 }), (cuts) => {
        const wrapped = cuts
          .toSorted((a, b) => b.at - a.at)
          .reduce(
            (text, { at, lineBreak }) => text.slice(0, at) + lineBreak + text.slice(at),
            longKey,
          );
        expect(cleanApiKey(wrapped)).toBe(longKey);
      }),
    );
  });
});

describe('a text with two keys', () => {
  it.each(twins)('is refused if they differ, with %s between', (_, between) => {
    const text = `ITG.abc_123${between}ITG.def_456`;
    expect(cleanApiKey(text)).toBe(text);
    expect(isApiKey(cleanApiKey(text))).toBe(false);
  });

  it.each(twins)('gives the key if they are the same, with %s between', (_, between) => {
    expect(cleanApiKey(`${key}${between}${key}`)).toBe(key);
  });
});

describe('a text without a key', () => {
  it.each(strangers)('is only trimmed: %s', (_, text, left) => {
    expect(cleanApiKey(text)).toBe(left);
    expect(isApiKey(left)).toBe(false);
  });

  it('is cleaned only up to a maximum length', () => {
    const filling = ' '.repeat(10_000 - key.length);
    expect(cleanApiKey(key + filling)).toBe(key);
    expect(cleanApiKey(`${key}${filling} `)).toBe(`${key}${filling} `);
  });

  it('is left unchanged if it is very long', () => {
    const text = ` ITG.abc_123 ${'a'.repeat(100_000)}`;
    expect(cleanApiKey(text)).toBe(text);
  });
});

describe('cleaning', () => {
  const piece = fc.oneof(
    fc.constantFrom('ITG.', 'ITG', 'abc', '_123', 'ITG.abc_123', 'ITG.def-4', 'hunter2', '\r\n'),
    fc.constantFrom('x-api-key:', 'X-Api-Key', 'x-api-key"='),
    fc.constantFrom(...'.,:;=-\\{}"\'`“”« \n\t\0\u0085\u00a0\u200b\u2028\ufeff'),
    fc.string({ maxLength: 3 }),
    // Any code unit, including half a surrogate pair.
    fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

  it('gives the same result twice as once', () => {
    const known = [
      ...pastes.map(([, text]) => text),
      ...twins.flatMap(([, between]) => [`${key}${between}ITG.d`, `${key}${between}${key}`]),
      ...strangers.map(([, text]) => text),
    ];
    for (const text of known) expect(cleanApiKey(cleanApiKey(text))).toBe(cleanApiKey(text));
    fc.assert(
      fc.property(text, (text) => {
        expect(cleanApiKey(cleanApiKey(text))).toBe(cleanApiKey(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('adds nothing: the result consists of characters of the input, in order', () => {
    fc.assert(
      fc.property(text, (text) => {
        let from = 0;
        for (const unit of cleanApiKey(text).split('')) {
          const found = text.indexOf(unit, from);
          expect(found).toBeGreaterThanOrEqual(from);
          from = found + 1;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
