// Reads any body, up to a limit.

import { describe, expect, it } from 'vitest';
import { BodyTooLarge, readJson } from '../../src/itglue/readJson.js';

const encode = (text: string) => new TextEncoder().encode(text);

/** A body that arrives in chunks, and whether it was cancelled. */
function streamOf(chunks: Iterable<Uint8Array>) {
  const source = chunks[Symbol.iterator]();
  const seen = { bytes: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { value, done } = source.next();
        if (done) return controller.close();
        seen.bytes += value.byteLength;
        controller.enqueue(value);
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

function* forEver() {
  for (;;) yield encode(' '.repeat(1000));
}

describe('a body', () => {
  it.each(['{"a":[1,"two",null]}', '[]', '"text"', '7', 'null', ' true\n'])(
    'is parsed: %s',
    async (text) => {
      expect(await readJson(new Response(text), 100)).toEqual(JSON.parse(text));
    },
  );

  it('may come from a request as well', async () => {
    const request = new Request('https://acme.example', { method: 'POST', body: '{"a":1}' });
    expect(await readJson(request, 100)).toEqual({ a: 1 });
  });

  it('may be split anywhere, even within a character', async () => {
    const bytes = [...encode('{"name":"Zoë 😀"}')].map((byte) => Uint8Array.of(byte));
    expect(await readJson(new Response(streamOf(bytes).body), 100)).toEqual({ name: 'Zoë 😀' });
  });

  it('may begin with a byte order mark', async () => {
    expect(await readJson(new Response('\ufeff{"a":1}'), 100)).toEqual({ a: 1 });
  });

  it.each(['', '<h1>Hello</h1>', '{"a":1', '{"a":1}{}', "{'a':1}", 'undefined'])(
    'that is not JSON causes a syntax error: %j',
    async (text) => {
      await expect(readJson(new Response(text), 100)).rejects.toBeInstanceOf(SyntaxError);
      await expect(readJson(new Response(text), 100)).rejects.toThrow(/^The body is not JSON$/);
    },
  );

  it('that is missing causes a syntax error', async () => {
    await expect(readJson(new Response(null), 100)).rejects.toBeInstanceOf(SyntaxError);
  });

  it('that was already read causes an error', async () => {
    const response = new Response('{}');
    await response.text();
    await expect(readJson(response, 100)).rejects.toBeInstanceOf(Error);
  });

  it('that breaks off rejects with its error', async () => {
    const broken = new Error('The connection was lost');
    const body = new ReadableStream({ pull: (controller) => controller.error(broken) });
    await expect(readJson(new Response(body), 100)).rejects.toBe(broken);
  });
});

describe('the limit', () => {
  it('is in bytes, and allows exactly that many', async () => {
    expect(await readJson(new Response('"ëë"'), 6)).toBe('ëë');
    await expect(readJson(new Response('"ëë"'), 5)).rejects.toBeInstanceOf(BodyTooLarge);
  });

  it('stops and cancels a body that never ends', async () => {
    const { body, seen } = streamOf(forEver());
    await expect(readJson(new Response(body), 10_000)).rejects.toBeInstanceOf(BodyTooLarge);
    expect(seen.bytes).toBeLessThan(20_000);
    expect(seen.cancelled).toBe(true);
  });

  it('does not wait for a body that never finishes cancelling', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(encode('too long')),
      cancel: () => new Promise(() => {}),
    });
    await expect(readJson(new Response(body), 3)).rejects.toBeInstanceOf(BodyTooLarge);
  });

  it('holds if cancelling a body fails', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(encode('too long')),
      cancel: () => Promise.reject(new Error('It would not close')),
    });
    await expect(readJson(new Response(body), 3)).rejects.toBeInstanceOf(BodyTooLarge);
  });

  it('applies before anything is read if the header exceeds it', async () => {
    const { body, seen } = streamOf([encode('{}')]);
    const response = new Response(body, { headers: { 'content-length': '101' } });
    await expect(readJson(response, 100)).rejects.toBeInstanceOf(BodyTooLarge);
    expect(seen.bytes).toBe(0);
  });

  it('allows exactly that many according to the header', async () => {
    const response = new Response('"ëë"', { headers: { 'content-length': '6' } });
    expect(await readJson(response, 6)).toBe('ëë');
  });

  it.each(['2', '-1', 'many', ''])('applies whatever the header says: %j', async (claimed) => {
    const response = new Response(streamOf(forEver()).body, {
      headers: { 'content-length': claimed },
    });
    await expect(readJson(response, 100)).rejects.toBeInstanceOf(BodyTooLarge);
  });
});
