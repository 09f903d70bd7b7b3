// Servers on a free port of this machine.

import type { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';

/** Starts the server. Resolves to its origin, without a trailing slash. */
export async function listen(
  server: Server,
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return `http://${host}:${portOf(server)}`;
}

/** Stops the server and closes all of its connections. */
export function stop(server: HttpServer): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A port that was free a moment ago, for a program that must know its port in advance. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await listen(probe);
  const port = portOf(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  return address.port;
}
