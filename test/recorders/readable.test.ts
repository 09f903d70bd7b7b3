// The tests can read texts in every encoding that a tool uses.

import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readable } from './readable.js';

const text = 'The key is ITG.0123456789';
const json = JSON.stringify({ text });
const latin1 = (bytes: Buffer) => bytes.toString('latin1');

const packed: Record<string, string | Buffer> = {
  'plain text': text,
  gzip: gzipSync(text),
  zlib: deflateSync(text),
  deflate: deflateRawSync(text),
  Brotli: brotliCompressSync(text),
  Base64: Buffer.from(text).toString('base64'),
  'Base64 for addresses': `?data=${Buffer.from(text).toString('base64url')}`,
  'percent encoding': `data=${encodeURIComponent(text)}`,
  'JSON in JSON': JSON.stringify({ events: json }),
  'gzip in the midst of other bytes': Buffer.concat([
    Buffer.from('--boundary\r\n\r\n'),
    gzipSync(text),
    Buffer.from('\r\n--boundary--'),
  ]),
  'zlib that is not at its end': deflateSync(`${text} ${'and more '.repeat(9)}`).subarray(0, -6),
  'gzip as a string in JSON': JSON.stringify([{ data: latin1(gzipSync(json)) }]),
  'gzip in Base64 in a line of JSON': `{}\n${JSON.stringify({ data: gzipSync(json).toString('base64') })}`,
  'a percent-encoded form with Base64': `data=${encodeURIComponent(Buffer.from(json).toString('base64'))}`,
};

it.each(Object.entries(packed))('%s', (_, bytes) => {
  expect(readable(Buffer.from(bytes)).some((read) => read.includes(text))).toBe(true);
});

it('finds nothing in other bytes', () => {
  expect(readable(gzipSync('nothing of the kind')).join()).not.toContain(text);
});
