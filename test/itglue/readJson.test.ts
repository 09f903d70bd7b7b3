// Reading a body that may be anything, and no more of it than is allowed.

import { describe, expect, it } from 'vitest';
import { BodyTooLarge, readJson } from '../../src/itglue/readJson.js';

const encode = (text: string) => new TextEncoder().encode(text);

/** A body that comes in chunks, and what became of it. */
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

  it('may be cut anywhere, even within a character', async () => {
    const bytes = [...encode('{"name":"Zoë 😀"}')].map((byte) => Uint8Array.of(byte));
    expect(await readJson(new Response(streamOf(bytes).body), 100)).toEqual({ name: 'Zoë 😀' });
  });

  it('may begin with a byte order mark', async () => {
    expect(await readJson(new Response('\ufeff{"a":1}'), 100)).toEqual({ a: 1 });
  });

  it.each(['', '<h1>Hello</h1>', '{"a":1', '{"a":1}{}', "{'a':1}", 'undefined'])(
    'that is not JSON is a syntax error: %j',
    async (text) => {
      await expect(readJson(new Response(text), 100)).rejects.toBeInstanceOf(SyntaxError);
      await expect(readJson(new Response(text), 100)).rejects.toThrow(/^The body is not JSON$/);
    },
  );

  it('that is not there is a syntax error', async () => {
    await expect(readJson(new Response(null), 100)).rejects.toBeInstanceOf(SyntaxError);
  });

  it('that was read already is an error', async () => {
    const response = new Response('{}');
    await response.text();
    await expect(readJson(response, 100)).rejects.toBeInstanceOf(Error);
  });

  it('that breaks off is the error with which it broke off', async () => {
    const broken = new Error('The connection was lost');
    const body = new ReadableStream({ pull: (controller) => controller.error(broken) });
    await expect(readJson(new Response(body), 100)).rejects.toBe(broken);
  });
});

describe('the limit', () => {
  it('is in bytes, and allows just as many', async () => {
    expect(await readJson(new Response('"ëë"'), 6)).toBe('ëë');
    await expect(readJson(new Response('"ëë"'), 5)).rejects.toBeInstanceOf(BodyTooLarge);
  });

  it('ends a body that never ends, and closes it', async () => {
    const { body, seen } = streamOf(forEver());
    await expect(readJson(new Response(body), 10_000)).rejects.toBeInstanceOf(BodyTooLarge);
    expect(seen.bytes).toBeLessThan(20_000);
    expect(seen.cancelled).toBe(true);
  });

  it('does not wait for a body that will not close', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(encode('too long')),
      cancel: () => new Promise(() => {}),
    });
    await expect(readJson(new Response(body), 3)).rejects.toBeInstanceOf(BodyTooLarge);
  });

  it('holds when a body fails to close', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(encode('too long')),
      cancel: () => Promise.reject(new Error('It would not close')),
    });
    await expect(readJson(new Response(body), 3)).rejects.toBeInstanceOf(BodyTooLarge);
  });

  it('holds before anything is read when the header says so', async () => {
    const { body, seen } = streamOf([encode('{}')]);
    const response = new Response(body, { headers: { 'content-length': '101' } });
    await expect(readJson(response, 100)).rejects.toBeInstanceOf(BodyTooLarge);
    expect(seen.bytes).toBe(0);
  });

  it('allows just as many when the header says so', async () => {
    const response = new Response('"ëë"', { headers: { 'content-length': '6' } });
    expect(await readJson(response, 6)).toBe('ëë');
  });

  it.each(['2', '-1', 'many', ''])('holds whatever the header says: %j', async (claimed) => {
    const response = new Response(streamOf(forEver()).body, {
      headers: { 'content-length': claimed },
    });
    await expect(readJson(response, 100)).rejects.toBeInstanceOf(BodyTooLarge);
  });
});
