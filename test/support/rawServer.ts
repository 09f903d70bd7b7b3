// A server on raw sockets, so that a test controls every byte of an answer.

import { createServer, type Socket } from 'node:net';
import { listen } from './listen.js';

/** Answers one request. `head` is the first part of the request. */
export type Answer = (socket: Socket, head: string) => unknown;

export interface RawServer {
  /** The origin, without a trailing slash. */
  url: string;
  /** The answer to requests from now on. */
  answer: Answer;
  /** The number of requests since the start. */
  asked: number;
  /** The number of requests whose answer is not complete. */
  answering(): number;
  /** Closes all connections and stops the server. */
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
    // The client may hang up at any time.
    socket.on('error', () => {});
    // Counts only sockets with data, since Node.js opens some connections in advance and never uses them.
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

/** Sends these bytes and keeps the connection open. */
export const saysAndStays =
  (bytes: string): Answer =>
  (socket) =>
    socket.write(bytes);

/** Sends the beginning and then the piece forever, as fast as it is read or every `every` milliseconds. */
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

/** Waits until the socket can take more data, or is closed. */
export function roomOn(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}
