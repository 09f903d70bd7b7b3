// The texts in a request, whatever its encoding.

import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';

const flush = { finishFlush: constants.Z_SYNC_FLUSH };

/**
 * Every text in some bytes: plain, and decoded from gzip, zlib, deflate, Base64, JSON and percent encoding, also
 * nested, at any position.
 */
export function readable(bytes: Buffer): string[] {
  const found = new Set<string>();
  const left = [bytes];
  for (let next = left.pop(); next; next = left.pop()) {
    const text = next.toString('utf8');
    if (found.has(text)) continue;
    found.add(text);
    left.push(...unpacked(next), ...fromBase64(text), Buffer.from(percentDecoded(text)));
    // A string in JSON may hold one byte per character, as with rrweb's packer.
    for (const string of strings(text)) {
      left.push(Buffer.from(string, /^[\0-\xff]*$/.test(string) ? 'latin1' : 'utf8'));
    }
  }
  return [...found];
}

/** Decompresses data at any position in the bytes, such as in a multipart body. */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  const attempt = (unpack: () => Buffer) => {
    try {
      const result = unpack();
      if (result.length > 0) found.push(result);
    } catch {
      // These bytes only looked like compressed data.
    }
  };
  for (let at = 0; at + 2 < bytes.length; at += 1) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    if (first === 0x1f && second === 0x8b) {
      attempt(() => gunzipSync(bytes.subarray(at), flush));
      // Skips the usual header of ten bytes. Unlike gunzip, this ignores other bytes after the data.
      attempt(() => inflateRawSync(bytes.subarray(at + 10), flush));
    }
    // The check bits of a zlib header, after its usual first byte.
    if (first === 0x78 && (first * 256 + second) % 31 === 0) {
      attempt(() => inflateSync(bytes.subarray(at), flush));
    }
  }
  if (found.length === 0 && !isText(bytes)) {
    attempt(() => inflateRawSync(bytes));
    attempt(() => brotliDecompressSync(bytes));
  }
  return found;
}

function isText(bytes: Buffer): boolean {
  return bytes.equals(Buffer.from(bytes.toString('utf8')));
}

function fromBase64(text: string): Buffer[] {
  return (text.match(/[\w+/-]{16,}={0,2}/g) ?? []).map((run) => Buffer.from(run, 'base64'));
}

/** The strings in a JSON text, or in several with one per line. */
function strings(text: string): string[] {
  const found: string[] = [];
  for (const part of new Set([text, ...text.split('\n')])) {
    if (!/^\s*["[{]/.test(part)) continue;
    try {
      JSON.parse(part, (name, value: unknown) => {
        if (typeof value === 'string') found.push(value);
        found.push(name);
        return value;
      });
    } catch {
      // The text is not JSON.
    }
  }
  return found;
}

function percentDecoded(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
