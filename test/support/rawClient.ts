// A client on a raw socket, so that a test controls every byte of a request.

import { connect, type Socket } from 'node:net';

export interface RawRequest {
  method?: string;
  /** Headers that are added to the usual ones or replace them. `undefined` removes one. */
  headers?: Record<string, string | undefined>;
  body?: string | Uint8Array;
}

/** Sends a request like the form's, with the given changes. The caller reads the answer. */
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
  // The server may hang up at any time.
  socket.on('error', () => {});
  socket.write([`${method} ${pathname} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  socket.write(body);
  return socket;
}

/** Everything that the server sends until it hangs up. */
export async function answerOn(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (bytes) => {
    answer += bytes;
  });
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

/** The status of an answer, or `undefined` if there is none. */
export const statusOf = (answer: string): number | undefined =>
  Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]) || undefined;
