// What the body of a request may contain, and how long it may be.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Credentials, createConnectHandler } from '../../src/server/index.js';
import { credentials, post } from './post.js';

function handler() {
  const saved: Credentials[] = [];
  const onError = vi.fn();
  const handle = createConnectHandler({
    authorize: () => 'customer-1',
    verify: async () => ({ organizationCount: 1 }),
    save: (credentials) => {
      saved.push(credentials);
      return Promise.resolve();
    },
    onError,
  });
  return { handle, saved, onError };
}

async function expectRefusal(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.has('allow')).toBe(false);
  expect(await response.json()).toStrictEqual({
    type: 'urn:itglue-connect:invalid_request',
    title: expect.stringMatching(/\w/),
    status,
    code: 'invalid_request',
  });
}

const json = JSON.stringify(credentials);
const encode = (text: string) => new TextEncoder().encode(text);
const spaces = (count: number) => ' '.repeat(count);

describe('a body', () => {
  it.each([
    ['nothing', ''],
    ['half of it', json.slice(0, -5)],
    ['twice', json + json],
    ['text', 'subdomain=api&apiKey=ITG.abc'],
    ['single quotes', "{'subdomain':'api','apiKey':'ITG.abc'}"],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00, 0x7b)],
    ['null', 'null'],
    ['a number', '7'],
    ['a string', '"ITG.abc"'],
    ['a list', `[${json}]`],
    ['an empty object', '{}'],
    ['no key', '{"subdomain":"api"}'],
    ['no subdomain', '{"apiKey":"ITG.abc"}'],
    ['a subdomain of the company', '{"subdomain":"acme","apiKey":"ITG.abc"}'],
    ['a subdomain with a host in it', '{"subdomain":"evil.example/","apiKey":"ITG.abc"}'],
    ['a subdomain that is a list', '{"subdomain":["api"],"apiKey":"ITG.abc"}'],
    ['a password', '{"subdomain":"api","apiKey":"hunter2"}'],
    ['a key with blanks around it', '{"subdomain":"api","apiKey":" ITG.abc "}'],
    ['a key with a header in it', '{"subdomain":"api","apiKey":"ITG.abc\\r\\nx-evil: 1"}'],
    [
      'a key that is too long',
      JSON.stringify({ subdomain: 'api', apiKey: `ITG.${'a'.repeat(509)}` }),
    ],
    ['a key that is a list', '{"subdomain":"api","apiKey":["ITG.abc"]}'],
    ['credentials in the prototype', `{"__proto__":${json}}`],
    ['credentials in the constructor', `{"constructor":{"prototype":${json}}}`],
  ])('of %s is refused', async (_, body) => {
    const { handle, saved, onError } = handler();
    await expectRefusal(await handle(post(body)), 400);
    expect(saved).toEqual([]);
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ name: 'Refusal', status: 400, authorized: true }),
      expect.any(Request),
      { attemptId: undefined },
    );
  });

  const { subdomain, apiKey } = credentials;

  it.each<[string, object]>([
    ['as api_key', { subdomain, api_key: apiKey }],
    ['as apiKey', { subdomain, apiKey }],
    ['as both', { subdomain, api_key: apiKey, apiKey }],
    ['as api_key rather than as apiKey', { subdomain, api_key: apiKey, apiKey: 'ITG.other' }],
    ['as apiKey where api_key is null', { subdomain, api_key: null, apiKey }],
  ])('has the key %s', async (_, body) => {
    const { handle, saved } = handler();
    expect((await handle(post(body))).status).toBe(200);
    expect(saved).toStrictEqual([credentials]);
  });

  it.each<[string, object, string]>([
    ['a password', { subdomain, api_key: 'hunter2' }, 'api_key is malformed'],
    ['a password next to a key', { subdomain, api_key: 'hunter2', apiKey }, 'api_key is malformed'],
    ['nothing', { subdomain, api_key: '' }, 'api_key is missing'],
    ['a list', { subdomain, api_key: [apiKey] }, 'api_key is missing'],
    ['a list, and no subdomain', { api_key: [apiKey] }, 'subdomain is missing, api_key is missing'],
  ])('with %s for api_key is refused', async (_, body, message) => {
    const { handle, saved, onError } = handler();
    await expectRefusal(await handle(post(body)), 400);
    expect(saved).toEqual([]);
    expect(onError.mock.calls[0]?.[0].message).toContain(`{ subdomain, api_key }: ${message}. `);
  });

  it('that breaks off is refused', async () => {
    const { handle } = handler();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(encode(json.slice(0, 10))),
      pull: (controller) => controller.error(new Error('The connection was lost')),
    });
    await expectRefusal(await handle(post(body)), 400);
  });

  it('with additional members is accepted, and they are ignored', async () => {
    const { handle, saved } = handler();
    const more = { ...credentials, customerId: 'customer-2', organizationCount: 9, toString: 1 };
    const response = await handle(post(more));
    expect(response.status).toBe(200);
    expect(saved).toStrictEqual([credentials]);
    expect((await response.json()).connection).toMatchObject({ organizationCount: 1 });
  });

  it('pollutes no prototype', async () => {
    const { handle, saved } = handler();
    const nasty = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const response = await handle(post(`{${nasty},${json.slice(1)}`));
    expect(response.status).toBe(200);
    expect(saved).toStrictEqual([credentials]);
    expect(saved[0]).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });

  it('of any kind is answered, and never saved by mistake', { timeout: 30_000 }, async () => {
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
      fc.json().map((extra) => `{"subdomain":"api","apiKey":${extra}}`),
    );
    await fc.assert(
      fc.asyncProperty(body, async (body) => {
        const { handle, saved, onError } = handler();
        await expectRefusal(await handle(post(body)), 400);
        expect(saved).toEqual([]);
        expect(onError).toHaveBeenCalledOnce();
      }),
    );
  });
});

describe('the limit of 4 kB', () => {
  it('allows 4 kB', async () => {
    const { handle } = handler();
    expect((await handle(post(json + spaces(4096 - json.length)))).status).toBe(200);
  });

  it('allows not one byte more', async () => {
    const { handle, saved } = handler();
    await expectRefusal(await handle(post(json + spaces(4097 - json.length))), 413);
    expect(saved).toEqual([]);
  });

  it('counts bytes, not characters', async () => {
    const { handle } = handler();
    await expectRefusal(await handle(post({ ...credentials, note: 'ë'.repeat(2500) })), 413);
  });

  it('applies to the header, before anything is read', async () => {
    const { handle } = handler();
    const pull = vi.fn();
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const response = await handle(post(body, { headers: { 'content-length': '4097' } }));
    await expectRefusal(response, 413);
    expect(pull).not.toHaveBeenCalled();
  });

  it.each(['10', '0', '-1', 'many', null])(
    'holds for a stream without an end, whatever its header says: %s',
    async (claimed) => {
      const { handle } = handler();
      let pulled = 0;
      const cancel = vi.fn();
      const body = new ReadableStream({
        pull(controller) {
          pulled += 1;
          controller.enqueue(encode(spaces(1024)));
        },
        cancel,
      });
      await expectRefusal(
        await handle(post(body, { headers: { 'content-length': claimed } })),
        413,
      );
      expect(pulled).toBeLessThan(10);
      expect(cancel).toHaveBeenCalled();
    },
  );

  it('does not mind a header that says enough', async () => {
    const { handle } = handler();
    const headers = { 'content-length': String(json.length) };
    expect((await handle(post(json, { headers }))).status).toBe(200);
  });

  it('accepts a stream in small pieces', async () => {
    const { handle, saved } = handler();
    const bytes = encode(json).values();
    const body = new ReadableStream({
      pull(controller) {
        const { value, done } = bytes.next();
        if (done) controller.close();
        else controller.enqueue(Uint8Array.of(value));
      },
    });
    expect((await handle(post(body))).status).toBe(200);
    expect(saved).toEqual([credentials]);
  });
});
