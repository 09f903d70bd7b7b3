// Starts Acme on localhost: its page, its API, and the mock of IT Glue unless ITGLUE_LIVE=1.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { createConnectLinks, createVault } from '../../src/server/index.js';
import { linkPage } from '../session.js';
import { createConnectionStore } from './connectionStore.js';
import { createApp } from './createApp.js';
import { mockItglue } from './itglueMock.js';
import { loadSecret } from './secret.js';
import { createUsedLinks } from './usedLinks.js';

const { DEMO_DATA, DEMO_SECRET, ITGLUE_LIVE, PORT } = process.env;
const live = ITGLUE_LIVE === '1';

// Relative to the built file in demo/dist/server.
const dist = join(import.meta.dirname, '..');

try {
  // Links need the address of the server, so it listens first.
  const listening = listen(async (request) => (await app).fetch(request), wantedPort());
  const app = listening.then(prepare);
  const port = await app.then(() => listening);
  console.log(`Acme settings: http://localhost:${port}/`);
  console.log(live ? 'IT Glue is live.' : 'IT Glue is mocked. With ITGLUE_LIVE=1 it is live.');
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}

async function prepare(port: number): Promise<Hono> {
  const folder = DEMO_DATA || join(dist, '..', '.data');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const secret = await loadSecret(join(folder, 'secret'), DEMO_SECRET || undefined);
  const app = createApp({
    store: createConnectionStore(
      join(folder, 'connection.json'),
      createVault({ secrets: [secret] }),
    ),
    links: createConnectLinks({
      page: `http://localhost:${port}${linkPage}`,
      secrets: [secret],
      used: createUsedLinks(join(folder, 'used-links.json')),
      onError,
    }),
    mock: live ? undefined : mockItglue(),
    onError,
  });
  const root = join(dist, 'client');
  return app.get(linkPage, serveStatic({ root, path: 'index.html' })).use(
    serveStatic({
      root,
      onFound(path, context) {
        // The build names the files in that folder after their content.
        const forGood = path.includes('/assets/');
        context.header('cache-control', forGood ? 'max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
}

function onError(error: unknown, { method, url }: Request) {
  console.error(`${method} ${new URL(url).pathname}: ${messageOf(error)}`);
}

function wantedPort(): number {
  const port = Number(PORT || 4173);
  if (port >= 0 && port < 65536) return port;
  throw new Error('PORT must be a number below 65536.');
}

/** @returns the port, which the system chooses if the given one is 0 */
function listen(fetch: (request: Request) => Promise<Response>, port: number): Promise<number> {
  const server = createAdaptorServer({ fetch });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(
        inUse ? new Error(`Port ${port} is in use. Choose another: PORT=4174 npm start`) : error,
      );
    });
    server.listen(port, 'localhost', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something that is not an error was thrown.';
}
