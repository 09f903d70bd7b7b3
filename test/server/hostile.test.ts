// An attacker who controls every byte of a request, against the handler on a real server.

import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Credentials,
  createConnectHandler,
  Refusal,
  verifyCredentials,
} from '../../src/server/index.js';
import { listen } from '../support/listen.js';
import { growthDuring } from '../support/memory.js';
import { answerOn, type RawRequest, sendRaw, statusOf } from '../support/rawClient.js';
import { roomOn } from '../support/rawServer.js';
import { shown } from '../support/shown.js';

const apiKey = 'ITG.hostile_5e1c0b94d7a2f386';
const json = JSON.stringify({ subdomain: 'api.eu', apiKey });

let server: Server;
let url: string;
/** What the handler answered, whoever was still there to read it. */
const answers: Promise<Response>[] = [];
const saved: Credentials[] = [];
const asked: string[] = [];
const told: unknown[] = [];
const said: unknown[] = [];

beforeAll(async () => {
  const handle = createConnectHandler({
    authorize: () => 'customer-1',
    save(credentials) {
      saved.push(credentials);
      return Promise.resolve();
    },
    verify: (credentials, { signal }) =>
      verifyCredentials(credentials, { signal, fetch: itglueThatAccepts }),
    onError: (error) => told.push(error),
  });
  server = createServer(
    { requestTimeout: 500, connectionsCheckingInterval: 50 },
    getRequestListener((request) => {
      const answer = handle(request);
      answers.push(answer);
      return answer;
    }),
  );
  url = `${await listen(server)}/connect`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const itglueThatAccepts: typeof fetch = (input, init) => {
  const { headers } = new Request(input, init);
  asked.push(`${input} ${headers.get('x-api-key')}`);
  return Promise.resolve(Response.json({ data: [], meta: { 'total-count': 1 } }));
};

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const clean = prototypes.map(Reflect.ownKeys);

beforeEach(() => {
  for (const list of [answers, saved, asked, told, said]) list.length = 0;
  for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => said.push(...words));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(prototypes.map(Reflect.ownKeys)).toEqual(clean);
  expect([told, said].map(shown).join()).not.toContain(apiKey);
});

/** Checks that it was refused with this status, that only the host hears why, and that nothing was saved. */
function expectRefusal(answer: string, status: number) {
  expect(statusOf(answer)).toBe(status);
  expect(answer).toContain('"code":"invalid_request"');
  expect(answer).not.toContain(apiKey);
  expect([saved, asked]).toEqual([[], []]);
  expectReport(status);
}

/** Checks that the host heard of this refusal, and of nothing else. */
function expectReport(status: number) {
  expect(told).toEqual([expect.objectContaining({ status })]);
  expect(told[0]).toBeInstanceOf(Refusal);
}

const withKey = (key: string) => JSON.stringify({ subdomain: 'api.eu', apiKey: key });
const at = (subdomain: unknown) => JSON.stringify({ subdomain, apiKey });
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const spaces = (count: number) => ' '.repeat(count);
const type = (contentType: string) => ({ headers: { 'content-type': contentType } });
const header = (name: string, value: string | undefined) => ({ headers: { [name]: value } });
const form = [
  '--x',
  'content-disposition: form-data; name="file"; filename="connect.json"',
  'content-type: application/json',
  '',
  json,
  '--x--',
  '',
].join('\r\n');

describe('a request', () => {
  it.each<[what: string, status: number, request: RawRequest]>([
    ['of a form that poses as text', 415, { ...type('text/plain'), body: `${json}=` }],
    [
      'of a form',
      415,
      {
        ...type('application/x-www-form-urlencoded'),
        body: new URLSearchParams({ subdomain: 'api.eu', apiKey }).toString(),
      },
    ],
    ['of a form with a file', 415, { ...type('multipart/form-data; boundary=x'), body: form }],
    ['of two content types', 415, type('text/plain\r\ncontent-type: application/json')],
    ['of no content type', 415, header('content-type', undefined)],

    ['from another site', 403, header('sec-fetch-site', 'cross-site')],
    ['from another origin', 403, header('origin', 'https://evil.example')],
    ['from another origin to a host of its name', 403, header('host', 'evil.example')],
    [
      'from another origin, through a proxy of its name',
      403,
      {
        headers: {
          origin: 'https://evil.example',
          'x-forwarded-host': 'evil.example',
          'x-forwarded-proto': 'https',
          forwarded: 'host=evil.example;proto=https',
        },
      },
    ],
    ['from two origins', 403, header('origin', 'https://acme.example, https://evil.example')],

    ['to read', 405, { method: 'GET' }],
    ['to replace', 405, { method: 'PUT' }],
    ['to remove', 405, { method: 'DELETE' }],
    ['to have it sent back', 405, { method: 'TRACE' }],
    ['to see what is allowed', 405, { method: 'OPTIONS' }],
    ['of another protocol', 405, { method: 'PROPFIND' }],
    [
      'to post by another name',
      405,
      { method: 'GET', ...header('x-http-method-override', 'POST') },
    ],

    ['that is too long', 413, { body: json + spaces(5000) }],
    ['that claims to be far too long', 413, header('content-length', '9007199254740991')],
    [
      'that is too long, in chunks',
      413,
      {
        headers: { 'content-length': undefined, 'transfer-encoding': 'chunked' },
        body: `1400\r\n${json}${spaces(0x1400 - json.length)}\r\n0\r\n\r\n`,
      },
    ],

    ['of no bytes', 400, { body: '' }],
    ['in UTF-16', 400, { body: Buffer.from(json, 'utf16le') }],
    ['in UTF-7, by its name', 400, { ...type('application/json; charset=utf-7'), body: '+AHs-' }],
    ['that is packed', 400, { ...header('content-encoding', 'gzip'), body: '\u001f\u008b\u0008' }],
    ['of nothing but nesting', 400, { body: nested(2000) }],
    ['of nesting without an end', 400, { body: '{"a":'.repeat(800) }],
    ['of a number', 400, { body: '9'.repeat(4000) }],

    [
      'with a key that is not text',
      400,
      { body: Buffer.from(`${json.slice(0, -2)}\xff"}`, 'latin1') },
    ],
    [
      'with a key in an overlong form',
      400,
      { body: Buffer.from(json.replace('.h', '\xc0\xaeh'), 'latin1') },
    ],
    ['with half a character in its key', 400, { body: `${json.slice(0, -2)}\\ud800"}` }],
    ['with a line break in its key', 400, { body: withKey(`${apiKey}\r\nx-evil: 1`) }],
    ['with a line break after its key', 400, { body: withKey(`${apiKey}\n`) }],
    ['with a NUL in its key', 400, { body: withKey(`${apiKey}\0`) }],
    ['with a Cyrillic letter in its key', 400, { body: withKey(`${apiKey}\u0430`) }],
    ['with a wide letter in its key', 400, { body: withKey(`\uff29TG.${apiKey}`) }],
    ['with a Turkish letter in its key', 400, { body: withKey(`\u0130TG.${apiKey}`) }],
    ['with a digit of another script in its key', 400, { body: withKey(`${apiKey}\u0661`) }],
    ['with a huge number for a key', 400, { body: '{"subdomain":"api","apiKey":1e999}' }],
    ['with a nested key', 400, { body: `{"subdomain":"api","apiKey":${nested(1900)}}` }],
    ['with its credentials in the prototype', 400, { body: `{"__proto__":${json}}` }],

    ...[
      'api.eu\r\nHost: evil.example',
      'api.eu\r\n\r\nGET / HTTP/1.1',
      'evil.example#',
      'evil.example?',
      'evil.example/',
      'evil.example\\',
      'api@evil.example',
      'api:x@evil.example/',
      'api.eu.',
      'api.eu/../api',
      ' api.eu',
      'api.eu\0',
      'API.EU',
      '\u0430pi',
      'api\u3002eu',
      'api\uff0eeu',
      'api.eu%2eevil',
      '127.0.0.1',
      '__proto__',
      'constructor',
      'toString',
      0,
      1e308,
      true,
      ['api'],
      { toString: 'api' },
      null,
    ].map((subdomain): [string, number, RawRequest] => [
      `to ${JSON.stringify(subdomain)}`,
      400,
      { body: at(subdomain) },
    ]),
  ])('%s is a %d', async (_, status, request) => {
    expectRefusal(await answerOn(sendRaw(url, { body: json, ...request })), status);
  });

  it.each<[what: string, request: RawRequest]>([
    ['another charset by its name', type('application/json; charset=utf-16')],
    ['a charset that there is not', type('application/json;charset="')],
    ['a mark at its beginning', { body: `\ufeff${json}` }],
    ['the key twice', { body: `{"apiKey":"ITG.first","subdomain":"api",${json.slice(1)}` }],
    ['a number of a thousand digits', { body: `{"n":${'9'.repeat(1000)},${json.slice(1)}` }],
    ['deep nesting beside', { body: `{"n":${nested(1900)},${json.slice(1)}` }],
    [
      'a prototype beside',
      {
        body: `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${json.slice(1)}`,
      },
    ],
    [
      'a prototype within',
      { body: `{"toString":{"__proto__":{"polluted":1}},"valueOf":1,${json.slice(1)}` },
    ],
  ])('with %s is one ordinary request', async (_, request) => {
    const answer = await answerOn(sendRaw(url, { body: json, ...request }));
    expect(statusOf(answer)).toBe(200);
    expect(answer).not.toContain(apiKey);
    // Checked and saved are the very same.
    expect(asked).toEqual([`https://api.eu.itglue.com/organizations?page[size]=1 ${apiKey}`]);
    expect(saved).toStrictEqual([{ subdomain: 'api.eu', apiKey }]);
    expect(saved[0]).not.toHaveProperty('polluted');
  });
});

describe('a request that does not end', () => {
  it('is refused as soon as it is too long, and not read to its end', async () => {
    const headers = { 'content-length': undefined, 'transfer-encoding': 'chunked' };
    const socket = sendRaw(url, { headers });
    const piece = Buffer.from(`10000\r\n${spaces(0x10000)}\r\n`);
    const growth = await growthDuring(async () => {
      while (!socket.destroyed && socket.bytesWritten < 500_000_000) {
        if (!socket.write(piece)) await roomOn(socket);
      }
    });
    // Whether its sender still reads the answer is not sure.
    expect((await answers[0])?.status).toBe(413);
    expect([saved, asked]).toEqual([[], []]);
    // Where its sender has noticed and gone by then, there is nothing to report.
    expect(told.map((error) => error instanceof Refusal && error.status)).toEqual(
      told.length ? [413] : [],
    );
    expect(socket.bytesWritten).toBeLessThan(100_000_000);
    expect(growth).toBeLessThan(120);
  });

  it('in its headers is cut off', async () => {
    const socket = sendRaw(url, { headers: { 'x-more': 'x'.repeat(100_000) }, body: json });
    expect(statusOf(await answerOn(socket))).toBe(431);
    expect([saved, asked, told]).toEqual([[], [], []]);
  });

  it('but arrives byte by byte is accepted, if it is complete in time', async () => {
    const socket = sendRaw(url, { headers: { 'content-length': String(json.length) } });
    const answer = answerOn(socket);
    for (const byte of Buffer.from(json)) {
      await new Promise((resolve) => socket.write(Uint8Array.of(byte), resolve));
    }
    expect(statusOf(await answer)).toBe(200);
  });

  const unfinished = {
    headers: { 'content-length': String(json.length) },
    body: json.slice(0, -1),
  };

  it('is dropped after the timeout of the server', async () => {
    const answer = await answerOn(sendRaw(url, unfinished));
    expect(statusOf(answer)).toBe(408);
    expect((await answers[0])?.status).toBe(400);
    expect([saved, asked, told]).toEqual([[], [], []]);
  });

  it('is dropped when its sender hangs up', async () => {
    const socket = sendRaw(url, unfinished);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    socket.destroy();
    expect((await answers[0])?.status).toBe(400);
    expect([saved, asked, told]).toEqual([[], [], []]);
  });
});
