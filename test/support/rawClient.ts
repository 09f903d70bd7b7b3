// A client below HTTP: what it sends is for each test to say, to the byte.

import { connect, type Socket } from 'node:net';

export interface RawRequest {
  method?: string;
  /** Besides the usual ones or in their place. `undefined` leaves one out. */
  headers?: Record<string, string | undefined>;
  body?: string | Uint8Array;
}

/** Sends a request as the form makes it, but for what is told otherwise. The rest is up to the caller. */
export function sendRaw(url: string, request: RawRequest): Socket {
  const { method = 'POST', headers, body = '' } = request;
  const { origin, host, hostname, port, pathname } = new URL(url);
  const all = {
    host,
    origin,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const socket = connect(Number(port), hostname);
  // The other side may hang up whenever it likes.
  socket.on('error', () => {});
  socket.write([`${method} ${pathname} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  socket.write(body);
  return socket;
}

/** All that comes back until the other side hangs up. */
export async function answerOn(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (bytes) => {
    answer += bytes;
  });
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

/** The status of an answer, or `undefined` where there is none. */
export const statusOf = (answer: string): number | undefined =>
  Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]) || undefined;
