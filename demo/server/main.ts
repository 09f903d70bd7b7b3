// Starts Acme on localhost: its page, its API, and the mock of IT Glue unless ITGLUE_LIVE=1. And on a second port, which
// is another origin, the form in the frame.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { createConnectLinks, createVault } from '../../src/server/index.js';
import { framePage, linkPage } from '../session.js';
import { type Customer, createConnectionStore } from './connectionStore.js';
import { createApp } from './createApp.js';
import { createFrameApp } from './createFrameApp.js';
import { mockItglue } from './itglueMock.js';
import { loadSecret } from './secret.js';
import { createUsedLinks } from './usedLinks.js';

const { DEMO_DATA, DEMO_SECRET, ITGLUE_LIVE, PORT } = process.env;
const live = ITGLUE_LIVE === '1';

// Relative to the built file in demo/dist/server.
const dist = join(import.meta.dirname, '..');

try {
  // Links need the addresses of the servers, so these listen first.
  const wanted = wantedPort();
  const listening: Promise<[port: number, framePort: number]> = Promise.all([
    listen(async (request) => (await apps).app.fetch(request), wanted),
    listen(async (request) => (await apps).frameApp.fetch(request), wanted && wanted + 1),
  ]);
  const apps = listening.then(([port, framePort]) => prepare(port, framePort));
  const [port, framePort] = await apps.then(() => listening);
  console.log(`Acme settings: http://localhost:${port}/`);
  console.log(`The form in the frame: http://localhost:${framePort}${framePage}`);
  console.log(live ? 'IT Glue is live.' : 'IT Glue is mocked. With ITGLUE_LIVE=1 it is live.');
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}

async function prepare(port: number, framePort: number): Promise<Record<'app' | 'frameApp', Hono>> {
  const folder = DEMO_DATA || join(dist, '..', '.data');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const secret = await loadSecret(join(folder, 'secret'), DEMO_SECRET || undefined);
  const origin = `http://localhost:${port}`;
  const page = new URL(framePage, `http://localhost:${framePort}`);
  const store = createConnectionStore(
    join(folder, 'connection.json'),
    createVault({ secrets: [secret] }),
  );
  const shared = {
    secrets: [secret] as const,
    used: createUsedLinks(join(folder, 'used-links.json')),
    onError,
  };
  const frameLinks = createConnectLinks<Customer>({ ...shared, page, lifetime: '1 hour' });
  const app = createApp({
    store,
    links: createConnectLinks({ ...shared, page: origin + linkPage }),
    frame: { page, links: frameLinks },
    mock: live ? undefined : mockItglue(),
    onError,
  });
  const frameApp = createFrameApp({ store, links: frameLinks, parents: [origin], onError });
  const root = join(dist, 'client');
  const files = serveStatic({
    root,
    onFound(path, context) {
      // The build names the files in that folder after their content.
      const forGood = path.includes('/assets/');
      context.header('cache-control', forGood ? 'max-age=31536000, immutable' : 'no-cache');
    },
  });
  return {
    app: app.get(linkPage, serveStatic({ root, path: 'index.html' })).use(files),
    frameApp: frameApp
      .get(framePage, serveStatic({ root, path: 'demo/frame.html' }))
      .use('/assets/*', files),
  };
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
        inUse ? new Error(`Port ${port} is in use. Choose another: PORT=4180 npm start`) : error,
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
