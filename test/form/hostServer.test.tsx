// The host’s server answers badly, slowly or not at all. The tests control every byte that it sends.

import { render, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectErrorCode, ConnectForm, postTo } from '../../src/index.js';
import {
  cancel,
  connect,
  connected,
  connecting,
  errorOf,
  europe,
  europeWithHint,
  expectFailure,
  expectNextWorks,
  expectNothingLost,
  hostWith,
  key,
} from '../support/attempt.js';
import {
  type Answer,
  type RawServer,
  says,
  saysAndStays,
  saysForEver,
  startRawServer,
} from '../support/rawServer.js';
import { expectNoReports } from '../support/reports.js';

expectNoReports();

describe('the host’s server', () => {
  let server: RawServer;
  beforeAll(async () => {
    server = await startRawServer(says(''));
  });
  afterAll(() => server.stop());

  const wrong = 'Something went wrong';
  // The browser itself is online.
  const offline = 'Can’t reach this app’s server';
  const unavailable = 'IT Glue isn’t available right now';
  const worked = JSON.stringify({ connection: europe });
  const rejected = JSON.stringify({ code: 'key_rejected' });

  const http = (status: string, body: string, ...headers: string[]) => {
    const length = `content-length: ${Buffer.byteLength(body)}`;
    return [`HTTP/1.1 ${status}`, 'connection: close', length, ...headers, '', body].join('\r\n');
  };
  const page = (status: string) => says(http(status, '<h1>Acme</h1>', 'content-type: text/html'));
  const redirect = (status: string) =>
    says(http(status, '', `location: ${server.url}/elsewhere?then=1`));
  const brokenOff = (status: string, body: string) =>
    says(`HTTP/1.1 ${status}\r\ncontent-length: 999\r\n\r\n${body.slice(0, 9)}`);
  const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

  it.each<[fault: string, sees: string, code: ConnectErrorCode, answer: () => Answer]>([
    ['hangs up at once', offline, 'offline', () => says('')],
    ['hangs up in the status', offline, 'offline', () => says('HTTP/1.1 2')],
    ['hangs up in the headers', offline, 'offline', () => says('HTTP/1.1 200 OK\r\nconte')],
    ['resets the connection', offline, 'offline', () => (socket) => socket.resetAndDestroy()],
    ['does not speak HTTP', offline, 'offline', () => says('220 mail.acme.example ESMTP\r\n')],
    ['hangs up in a success', wrong, 'unknown', () => brokenOff('200 OK', worked)],
    ['hangs up in a failure', wrong, 'unknown', () => brokenOff('422 No', rejected)],
    ['hangs up in a 502', unavailable, 'unavailable', () => brokenOff('502 No', rejected)],
    ['hangs up in a chunk', wrong, 'unknown', () => says(`${chunked}99\r\n${worked}`)],
    ['sends a chunk without a size', wrong, 'unknown', () => says(`${chunked}zz\r\n${worked}`)],
    [
      'claims gzip for plain text',
      wrong,
      'unknown',
      () => says(http('200 OK', worked, 'content-encoding: gzip')),
    ],
    ['answers 304', wrong, 'unknown', () => says('HTTP/1.1 304 No\r\n\r\n')],
    ['answers half a document', wrong, 'unknown', () => says(http('200 OK', worked.slice(0, -2)))],
    ['answers an array', wrong, 'unknown', () => says(http('200 OK', '[]'))],
    ['answers a string', wrong, 'unknown', () => says(http('200 OK', '"connection"'))],
    ['answers a failure as a success', wrong, 'unknown', () => says(http('200 OK', rejected))],
    ['answers a success as a failure', wrong, 'unknown', () => says(http('500 No', worked))],
    ['answers a web page', wrong, 'unknown', () => page('200 OK')],
    ['answers a web page, 401', 'You don’t have permission', 'not_allowed', () => page('401 No')],
    ['answers a web page, 403', 'You don’t have permission', 'not_allowed', () => page('403 No')],
    ['answers a web page, 404', wrong, 'unknown', () => page('404 No')],
    ['answers a web page, 413', wrong, 'unknown', () => page('413 No')],
    ['answers a web page, 429', 'rate-limiting', 'rate_limited', () => page('429 No')],
    ['answers a web page, 500', wrong, 'unknown', () => page('500 No')],
    ['answers a web page, 502', unavailable, 'unavailable', () => page('502 No')],
    ['answers a web page, 503', unavailable, 'unavailable', () => page('503 No')],
    ['answers a web page, 504', 'took too long', 'timeout', () => page('504 No')],
    ['redirects, 301', wrong, 'unknown', () => redirect('301 Go')],
    ['redirects, 302', wrong, 'unknown', () => redirect('302 Go')],
    ['redirects, 303', wrong, 'unknown', () => redirect('303 Go')],
    ['redirects, 307', wrong, 'unknown', () => redirect('307 Go')],
    ['redirects, 308', wrong, 'unknown', () => redirect('308 Go')],
    [
      'redirects to no address',
      wrong,
      'unknown',
      () => says(http('302 Go', '', 'location: http://')),
    ],
    [
      'answers an unknown code',
      'took too long',
      'timeout',
      () => says(http('504 No', '{"code":"constructor"}')),
    ],
    [
      'answers an unknown region',
      wrong,
      'wrong_subdomain',
      () => says(http('422 No', '{"code":"wrong_subdomain","suggestedSubdomain":"api.ca"}')),
    ],
  ])('%s', async (_fault, sees, code, answer) => {
    const heads: string[] = [];
    server.answer = (socket, head) => {
      heads.push(head);
      return answer()(socket, head);
    };
    const host = hostWith(postTo(`${server.url}/api/itglue/connect`));
    render(<ConnectForm {...host} />);
    await connect();
    await expectFailure(host, sees);
    expect(errorOf(host)).toMatchObject({ name: 'ConnectError', code });
    expect(heads).toHaveLength(1);
    await expectNextWorks(host);
  });

  it('cannot be reached at all', async () => {
    const gone = await startRawServer(says(''));
    gone.stop();
    const host = hostWith(postTo(gone.url));
    render(<ConnectForm {...host} />);
    await connect();
    await expectFailure(host, offline);
    expect(errorOf(host)).toMatchObject({ code: 'offline' });
    await expectNextWorks(host);
  });

  const chunks = (text: string) => Array.from(text, (byte) => `1\r\n${byte}\r\n`).join('');
  /** Sends it one byte at a time. */
  const inPieces =
    (text: string): Answer =>
    async (socket) => {
      socket.setNoDelay(true);
      for (const byte of Buffer.from(text)) {
        await new Promise((sent) => socket.write(Uint8Array.of(byte), sent));
      }
      socket.end();
    };

  it.each<[fault: string, answer: Answer]>([
    ['one byte at a time', inPieces(http('200 OK', worked))],
    ['in chunks of one byte', inPieces(`${chunked}${chunks(worked)}0\r\n\r\n`)],
    ['after an interim answer', says(`HTTP/1.1 103 Early\r\n\r\n${http('200 OK', worked)}`)],
    ['with another content type', says(http('200 OK', worked, 'content-type: text/html'))],
    ['with 201', says(http('201 Created', worked))],
    ['with a byte order mark', says(http('200 OK', `\ufeff${worked}`))],
    ['without a length', says(`HTTP/1.1 200 OK\r\n\r\n${worked}`)],
    ['followed by another answer', says(`${http('200 OK', worked)}HTTP/1.1 500 No\r\n\r\n`)],
    ['with additional members', says(http('200 OK', `{"code":"unknown",${worked.slice(1)}`))],
    [
      'with the key in it',
      says(http('200 OK', worked.replace('{"sub', `{"apiKey":"${key}","sub`))),
    ],
  ])('answers %s, which is a success', async (_fault, answer) => {
    server.answer = answer;
    const host = hostWith(postTo(server.url));
    render(<ConnectForm {...host} />);
    await connect();
    await connected();
    expect(host.onConnect).toHaveBeenCalledOnce();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
    expect(host.onError).not.toHaveBeenCalled();
  });

  it.each<[fault: string, answer: Answer]>([
    ['never answers', () => {}],
    ['stops in its headers', saysAndStays('HTTP/1.1 200 OK\r\nx-more: ')],
    ['stops in its body', saysAndStays(`${chunked}5\r\n{"con`)],
    ['sends an endless answer', saysForEver(chunked, `10\r\n${' '.repeat(16)}\r\n`, 1)],
  ])('%s, and can be cancelled', async (_fault, answer) => {
    server.answer = answer;
    const host = hostWith(postTo(server.url));
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    await waitFor(() => expect(server.answering()).toBe(1));
    await cancel();
    expectNothingLost();
    await waitFor(() => expect(server.answering()).toBe(0));
    expect(host.onError).not.toHaveBeenCalled();
    await expectNextWorks(host);
  });

  it('is slow, and its answer still counts', async () => {
    let answer = () => {};
    server.answer = (socket) => {
      answer = () => socket.end(http('200 OK', worked));
    };
    const host = hostWith(postTo(server.url));
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    await waitFor(() => expect(server.answering()).toBe(1));
    answer();
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
  });
});
