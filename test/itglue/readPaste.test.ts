// A pasted ticket or note may contain both the key and the address that gives its region.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/itglue/readPaste.js';
import { testKeys } from '../../src/testing/testKeys.js';

const apiKey = testKeys['api.eu'];
const acme = { subdomain: 'api.eu', origin: 'https://acme.eu.itglue.com' };
const app = { subdomain: 'api.eu', origin: 'https://app.eu.itglue.com' };

describe('a text with an address and a key', () => {
  it.each<[string, string, object]>([
    ['a ticket', `Please connect https://acme.eu.itglue.com/, our key is ${apiKey}. Thanks`, acme],
    ['a note', `URL: https://acme.eu.itglue.com\nKey: ${apiKey}`, acme],
    ['a note without spaces', `URL:https://acme.eu.itglue.com\nKey:${apiKey}`, acme],
    ['the key first', `${apiKey}\nacme.eu.itglue.com`, acme],
    [
      'an email',
      `> Site: <https://acme.eu.itglue.com>\n> ${apiKey.slice(0, 50)}\n> ${apiKey.slice(50)}`,
      acme,
    ],
    ['Markdown', `[Acme](https://acme.eu.itglue.com/1) **${apiKey}**`, acme],
    ['a table', `|acme.eu.itglue.com|${apiKey}|`, acme],
    ['settings', `ITGLUE_URL=https://api.eu.itglue.com\nITGLUE_KEY="${apiKey}"`, app],
    ['curl', `curl -H 'x-api-key: ${apiKey}' https://api.eu.itglue.com/organizations`, app],
    ['an address with a key', `https://api.eu.itglue.com/organizations?key=${apiKey}&page=1`, app],
    ['two of one region', `https://api.eu.itglue.com ${apiKey} https://acme.eu.itglue.com`, acme],
    ['the help as well', `support.itglue.com acme.eu.itglue.com ${apiKey}`, acme],
    ['an email address as well', `jo@acme.itglue.com acme.eu.itglue.com ${apiKey}`, acme],
    ["Kaseya's front page as well", `https://one.kaseya.com acme.eu.itglue.com ${apiKey}`, acme],
  ])('gives both: %s', (_, text, address) => {
    expect(readPaste(text)).toEqual({ apiKey, address });
  });

  it.each([
    ['of two regions', `https://acme.itglue.com/ or https://acme.eu.itglue.com ${apiKey}`],
    ['of the help', `https://support.itglue.com ${apiKey}`],
    ['of a look-alike', `https://acme.eu.itglue.com.evil.example/ ${apiKey}`],
    ['inside another', `https://evil.example/acme.eu.itglue.com ${apiKey}`],
    [
      "of Kaseya's sign-in",
      `https://one.kaseya.com/connect?redirect_uri=https://acme.eu.itglue.com ${apiKey}`,
    ],
    [
      "of Kaseya's sign-in, wrapped",
      `https://one.kaseya.com/connect/authorize?redirect_uri=\nhttps://acme.eu.itglue.com\n${apiKey}`,
    ],
    ['that is missing', `the key is ${apiKey}`],
  ])('gives only the key with an address %s', (_, text) => {
    expect(readPaste(text)).toEqual({ apiKey, address: undefined });
  });

  it('gives only the address if there are two keys', () => {
    const text = `acme.eu.itglue.com\n${apiKey}\n${testKeys.api}`;
    expect(readPaste(text)).toEqual({ apiKey: undefined, address: acme });
  });
});

describe('a text with one of them', () => {
  it.each(['https://acme.eu.itglue.com/x', '"acme.eu.itglue.com",', '  acme.eu.itglue.com\n'])(
    'gives the address of %j',
    (text) => {
      expect(readPaste(text)).toEqual({ apiKey: undefined, address: acme });
    },
  );

  it('gives the region of the address, and not of another one in its query', () => {
    const text = 'https://acme.eu.itglue.com/login?next=https://acme.itglue.com/docs';
    expect(readPaste(text).address).toEqual(acme);
  });

  it('gives the key', () => {
    expect(readPaste(apiKey)).toEqual({ apiKey, address: undefined });
    expect(readPaste(' "ITG.abc_123" ')).toEqual({ apiKey: 'ITG.abc_123', address: undefined });
  });

  it('gives the address of a company whose name starts like a key', () => {
    expect(readPaste('ITG.eu.itglue.com')).toEqual({
      apiKey: undefined,
      address: { subdomain: 'api.eu', origin: 'https://itg.eu.itglue.com' },
    });
  });
});

it.each(['', ' ', 'hunter2', 'Hello,\nJo', 'itglue.com', 'ITG.', '%', 'https://one.kaseya.com/?a'])(
  'gives nothing for %j',
  (text) => {
    expect(readPaste(text)).toEqual({ apiKey: undefined, address: undefined });
  },
);

it('gives nothing for a very long text', () => {
  const text = `acme.eu.itglue.com ${apiKey} `;
  expect(readPaste(text.padEnd(10_000))).toEqual({ apiKey, address: acme });
  expect(readPaste(text.padEnd(10_001))).toEqual({ apiKey: undefined, address: undefined });
});

it('never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom('acme.', 'eu.', 'itglue.com', 'https://', 'one.kaseya.com', '?', '@', '[', ' '),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        const { address } = readPaste(text);
        if (address) expect(address.origin).toMatch(/^https:\/\/[^.]+(\.eu|\.au)?\.itglue\.com$/);
      },
    ),
  );
});

it.each([
  ['addresses', 'a.itglue.com '],
  ['a scheme without a host', '://itglue.com '],
  ['one long address', 'itglue.com/'],
  ['labels', 'a:=itglue.com'],
])('reads a long text in linear time: %s', (_, piece) => {
  const text = piece.repeat(1000).slice(0, 10_000);
  for (let time = 0; time < 30; time += 1) readPaste(text);
  expect(readPaste(text).apiKey).toBeUndefined();
});
