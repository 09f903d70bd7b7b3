// A server below HTTP: what it sends is for each test to say, to the byte.

import { createServer, type Socket } from 'node:net';
import { listen } from './listen.js';

/** Answers one request. `head` is how the request began. */
export type Answer = (socket: Socket, head: string) => unknown;

export interface RawServer {
  /** Without a slash at the end. */
  url: string;
  /** How it answers from now on. */
  answer: Answer;
  /** How many requests have begun since it was started. */
  asked: number;
  /** How many of them still get an answer. */
  answering(): number;
  /** Ends every connection, and itself. */
  stop(): void;
}

export async function startRawServer(answer: Answer): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const asking = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      asking.delete(socket);
    });
    // The other side may hang up whenever it likes.
    socket.on('error', () => {});
    // Node.js opens some connections ahead, and never asks anything there.
    socket.once('data', (head) => {
      started.asked += 1;
      asking.add(socket);
      started.answer(socket, String(head));
    });
  });
  const started: RawServer = {
    url: '',
    answer,
    asked: 0,
    answering: () => [...asking].filter(({ writableEnded }) => !writableEnded).length,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  started.url = await listen(server);
  return started;
}

/** Sends these bytes and hangs up. */
export const says =
  (bytes: string | Uint8Array): Answer =>
  (socket) =>
    socket.end(bytes);

/** Sends these bytes and stays. */
export const saysAndStays =
  (bytes: string): Answer =>
  (socket) =>
    socket.write(bytes);

/** Sends the beginning and then the piece for ever, as fast as it is read, or one each so many milliseconds. */
export const saysForEver =
  (beginning: string, piece: string | Uint8Array, every?: number): Answer =>
  async (socket) => {
    socket.write(beginning);
    while (!socket.destroyed) {
      const goesOn = socket.write(piece);
      if (every !== undefined) await new Promise((resolve) => setTimeout(resolve, every));
      else if (!goesOn) await roomOn(socket);
    }
  };

/** Waits until there is room for more, or nobody to send it to. */
export function roomOn(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}
