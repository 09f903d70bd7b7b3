// A hostile IT Glue over real sockets: how each answer is handled, what it costs, and that the key does not leak.

import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type ConnectErrorCode,
  createConnectHandler,
  type VerifyOptions,
  verifyCredentials,
} from '../../src/server/index.js';
import { growthDuring } from '../support/memory.js';
import {
  type Answer,
  type RawServer,
  says,
  saysAndStays,
  saysForEver,
  startRawServer,
} from '../support/rawServer.js';
import { shown } from '../support/shown.js';
import { post, textOf } from './post.js';

const apiKey = 'ITG.hostile_5e1c0b94d7a2f386';

let itglue: RawServer;
/** Where a redirect would lead. It accepts every key. */
let elsewhere: RawServer;

beforeAll(async () => {
  itglue = await startRawServer(says(''));
  elsewhere = await startRawServer(says(http('200 OK', accepts)));
});
afterAll(() => {
  itglue.stop();
  elsewhere.stop();
});

/** Takes what is meant for any host of IT Glue to ours. All else about it is the platform's own. */
const rerouted: typeof fetch = (input, init) =>
  fetch(String(input).replace(/^https:\/\/[\w.]+/, itglue.url), init);

const accepts = '{"data":[],"meta":{"total-count":1}}';

function http(status: string, body: string | Uint8Array, ...headers: string[]): Buffer {
  const length = `content-length: ${Buffer.byteLength(body)}`;
  const head = [`HTTP/1.1 ${status}`, length, 'connection: close', ...headers, '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n')), Buffer.from(body)]);
}

const json = (body: string, status = '200 OK') => says(http(status, body));
const redirect = (status: string): Answer => {
  return (socket) => says(http(status, '', `location: ${elsewhere.url}/organizations`))(socket, '');
};
const packed = (encoding: string, body: Uint8Array) =>
  says(http('200 OK', body, `content-encoding: ${encoding}`));

// So much that whoever reads all of it is noticed.
const bomb = Buffer.alloc(200_000_000, ' ');
const gzipBomb = gzipSync(bomb, { level: 1 });
const brotliBomb = brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
/** How far memory may grow, in megabytes. */
const tolerated = 120;
/** In which time all must be over, even on a slow machine. In milliseconds. */
const guard = 20_000;

const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
const chunk = Buffer.concat([
  Buffer.from('10000\r\n'),
  Buffer.alloc(0x10000, ' '),
  Buffer.from('\r\n'),
]);
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

// `undefined` where the key is accepted.
const answers: [what: string, code: ConnectErrorCode | undefined, answer: Answer][] = [
  ['to go elsewhere, 301', 'unavailable', redirect('301 Moved Permanently')],
  ['to go elsewhere, 302', 'unavailable', redirect('302 Found')],
  ['to go elsewhere, 307', 'unavailable', redirect('307 Temporary Redirect')],
  ['to go elsewhere, 308', 'unavailable', redirect('308 Permanent Redirect')],
  ['to go nowhere', 'unavailable', says(http('302 Found', '', 'location: http://'))],

  [
    'that claims half a gigabyte',
    'unavailable',
    saysAndStays('HTTP/1.1 200 OK\r\ncontent-length: 500000000\r\n\r\n{'),
  ],
  ['without an end', 'unavailable', saysForEver(chunked, chunk)],
  ['without an end or a form', 'unavailable', saysForEver('HTTP/1.1 200 OK\r\n\r\n', chunk)],
  [
    'of headers without an end',
    'unavailable',
    // Many at a time: one by one, it takes a busy machine seconds to send as many as are too many.
    saysForEver('HTTP/1.1 200 OK\r\n', 'x-more: 1\r\n'.repeat(100)),
  ],
  [
    'of one header without an end',
    'unavailable',
    saysForEver('HTTP/1.1 200 OK\r\nx-more: ', 'x'.repeat(1000)),
  ],
  ['of a status without an end', 'timeout', saysForEver('HTTP/1.1 200 ', 'OK'.repeat(1000))],
  ['that unpacks to 200 MB, gzip', 'unavailable', packed('gzip', gzipBomb)],
  ['that unpacks to 200 MB, brotli', 'unavailable', packed('br', brotliBomb)],
  ['that is packed twice', 'unavailable', packed('gzip, gzip', gzipSync(gzipBomb))],
  ['that is packed six times', 'unavailable', packed(Array(6).fill('gzip').join(), gzipSync(''))],
  ['that only claims to be packed', 'unavailable', packed('gzip', Buffer.from(accepts))],

  ['one byte at a time', 'timeout', saysForEver('HTTP/1.1 200 OK\r\n\r\n', ' ', 1)],
  ['of headers one byte at a time', 'timeout', saysForEver('HTTP/1.1 200 OK\r\nx-more: ', 'x', 1)],
  ['that stops in its headers', 'timeout', saysAndStays('HTTP/1.1 200 OK\r\nx-more: ')],
  ['that stops in its body', 'timeout', saysAndStays(`${chunked}5\r\n{"dat`)],
  ['that is never given', 'timeout', () => {}],
  [
    'that only ever promises one',
    'timeout',
    saysForEver('', 'HTTP/1.1 103 Early Hints\r\n\r\n', 1),
  ],

  ['that is cut at once', 'unavailable', says('')],
  ['that is cut in its status', 'unavailable', says('HTTP/1.')],
  ['that is cut in its headers', 'unavailable', says('HTTP/1.1 200 OK\r\ncontent-')],
  [
    'that is cut in its body',
    'unavailable',
    says(`HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n${accepts}`),
  ],
  ['that is cut in a chunk', 'unavailable', says(`${chunked}99\r\n${accepts}`)],
  [
    'that is torn off',
    'unavailable',
    (socket) => {
      socket.write(`${chunked}5\r\n{"dat`, () => socket.resetAndDestroy());
    },
  ],

  ['that is not HTTP', 'unavailable', says('220 mail.itglue.com ESMTP\r\n')],
  ['of another protocol', 'unavailable', says('HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n')],
  ['with a status that there is not', 'unavailable', json(accepts, '999 Fine')],
  ['with a part', 'unavailable', json(accepts, '206 Partial Content')],
  [
    'with a web page',
    'unavailable',
    says(http('200 OK', '<title>Sign in</title>', 'content-type: text/html')),
  ],
  [
    'with bytes that are no text',
    'unavailable',
    says(http('200 OK', Uint8Array.of(0xff, 0xfe, 0, 0xd8))),
  ],
  ['in UTF-16', 'unavailable', says(http('200 OK', Buffer.from(accepts, 'utf16le')))],
  ['with deep nesting', 'unavailable', json(nested(400_000))],
  [
    'with deep nesting where rows would be',
    undefined,
    json(accepts.replace('[]', nested(400_000))),
  ],
  [
    'with more organizations than a number can say',
    'unavailable',
    json(accepts.replace(':1', ':1e999')),
  ],
  ['with fewer organizations than none', 'unavailable', json(accepts.replace(':1', ':-1'))],
  ['with a part of an organization', 'unavailable', json(accepts.replace(':1', ':1.5'))],
  [
    'with ten thousand errors',
    'unavailable',
    json(`{"errors":[${Array(10_000).fill('{"status":"x"}').join()}]}`),
  ],
  [
    'with rows in the prototype',
    'unavailable',
    json(`{"__proto__":${accepts},"constructor":{"prototype":${accepts}}}`),
  ],
  [
    'with a prototype beside the rows',
    undefined,
    json(
      `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${accepts.slice(1)}`,
    ),
  ],
  ['with the rows twice', 'unavailable', json(accepts.replace('}}', '},"data":{}}'))],
  [
    'of another content type',
    undefined,
    says(http('200 OK', accepts, 'content-type: application/x-msdownload')),
  ],
];

const echo = (text: string) => text.replaceAll('KEY', apiKey);
const echoes = (text: string) => says(echo(text));
const echoing = (status: string, body: string, ...headers: string[]) =>
  says(http(echo(status), echo(body), ...headers.map(echo)));

// The key may be in any part of an answer, well-formed or not.
const echoed: typeof answers = [
  ['status', 'key_rejected', echoing('403 KEY', '')],
  ['status of a success', 'unavailable', echoing('200 KEY', 'KEY')],
  ['headers', 'key_rejected', echoing('401 Unauthorized', '', 'set-cookie: KEY', 'x-api-key: KEY')],
  ['headers of a success', undefined, echoing('200 OK', accepts, 'etag: KEY', 'KEY: KEY')],
  ['address to go to', 'unavailable', echoing('307 Go', '', 'location: https://KEY/KEY?KEY')],
  ['wait', 'rate_limited', echoing('429 Wait', '', 'retry-after: KEY')],
  ['rows', undefined, echoing('200 OK', '{"data":["KEY"],"meta":{"total-count":1,"KEY":"KEY"}}')],
  ['count', 'unavailable', echoing('200 OK', '{"data":["KEY"],"meta":{"total-count":"KEY"}}')],
  ['error', 'key_rejected', echoing('400 No', '{"errors":[{"status":"403","KEY":"KEY"}]}')],
  ['status of an error', 'unavailable', echoing('400 No', '{"errors":[{"status":"KEY"}]}')],
  ['body, alone', 'unavailable', echoing('200 OK', 'KEY')],
  ['body, packed in name only', 'unavailable', echoing('200 OK', 'KEY', 'content-encoding: gzip')],
  ['encoding', 'unavailable', echoing('200 OK', 'KEY', 'content-encoding: KEY')],
  ['protocol', 'unavailable', echoes('KEY/1.1 200 OK\r\n\r\n')],
  ['number of the status', 'unavailable', echoes('HTTP/1.1 KEY\r\n\r\n')],
  ['length', 'unavailable', echoes('HTTP/1.1 200 OK\r\ncontent-length: KEY\r\n\r\n')],
  [
    'rest after two lengths',
    'unavailable',
    echoes('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nKEY'),
  ],
  ['header that is none', 'unavailable', echoes('HTTP/1.1 200 OK\r\nKEY KEY\r\n\r\n')],
  ['length of a chunk', 'unavailable', echoes(`${chunked}KEY\r\nKEY\r\n`)],
  [
    'headers that are too long',
    'unavailable',
    echoes(`HTTP/1.1 200 OK\r\n${'x: KEY\r\n'.repeat(2000)}\r\n`),
  ],
];

/** What a host sees of one attempt, and what it cost. */
async function attempt(options: VerifyOptions) {
  const thrown: unknown[] = [];
  const onError = vi.fn();
  const save = vi.fn(async () => {});
  const handle = createConnectHandler({
    authorize: () => 'customer-1',
    save,
    onError,
    verify: async (credentials, { signal }) => {
      try {
        return await verifyCredentials(credentials, { signal, fetch: rerouted, ...options });
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    },
  });
  let response = new Response();
  const growth = await growthDuring(async () => {
    response = await handle(post({ subdomain: 'api', apiKey }));
  });
  return { response, growth, thrown, onError, save };
}

const statuses: Partial<Record<ConnectErrorCode, number>> = {
  key_rejected: 422,
  rate_limited: 429,
  unavailable: 502,
  timeout: 504,
};

describe('an answer', () => {
  const said: unknown[] = [];
  beforeEach(() => {
    said.length = 0;
    elsewhere.asked = 0;
    for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((...words) => said.push(...words));
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    ...answers,
    ...echoed.map(([what, ...rest]): (typeof answers)[number] => [
      `with the key in its ${what}`,
      ...rest,
    ]),
  ])(
    '%s ends as %s',
    async (_, code, answer) => {
      itglue.answer = answer;
      // What ends by itself must not need the deadline.
      const timeout = code === 'timeout' ? 300 : guard / 2;
      const { response, growth, thrown, onError, save } = await attempt({ timeout });
      const text = await textOf(response);
      expect(response.status).toBe(code === undefined ? 200 : statuses[code]);
      if (code !== undefined) expect(text).toContain(`"code":"${code}"`);
      expect(save).toHaveBeenCalledTimes(code === undefined ? 1 : 0);
      expect(elsewhere.asked).toBe(0);
      expect(growth).toBeLessThan(tolerated);
      expect({}).not.toHaveProperty('polluted');

      expect(text).not.toContain(apiKey);
      expect(thrown.map(shown).join()).not.toContain(apiKey);
      expect(said.map(shown).join()).not.toContain(apiKey);
      // The host hears of what it can mend: not of a key that is not good.
      const isReported = code === 'unavailable' || code === 'timeout';
      expect(onError).toHaveBeenCalledTimes(isReported ? 1 : 0);
      if (isReported)
        expect(onError).toHaveBeenCalledWith(thrown[0], expect.any(Request), {
          attemptId: undefined,
        });
      // Nobody goes on listening to it.
      await vi.waitFor(() => expect(itglue.answering()).toBe(0), guard);
    },
    guard,
  );

  it('that makes the host’s own fetch fail does not show the key', async () => {
    const { response, thrown } = await attempt({
      fetch: (url, init) =>
        Promise.reject(Object.assign(new Error(`${apiKey} is refused`), { url, request: init })),
    });
    expect(response.status).toBe(502);
    expect(thrown.map(shown).join()).not.toContain(apiKey);
  });
});

it(
  'would be noticed if all of an answer were read',
  async () => {
    itglue.answer = packed('gzip', gzipBomb);
    const growth = await growthDuring(async () => (await fetch(itglue.url)).arrayBuffer());
    expect(growth).toBeGreaterThan(tolerated);
  },
  guard,
);
