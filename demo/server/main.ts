// Starts Acme on localhost: its page, its API, and the mock of IT Glue unless ITGLUE_LIVE=1.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { createVault } from '../../src/server/index.js';
import { createConnectionStore } from './connectionStore.js';
import { createApp } from './createApp.js';
import { mockItglue } from './itglueMock.js';
import { loadSecret } from './secret.js';

const { DEMO_DATA, DEMO_SECRET, ITGLUE_LIVE, PORT } = process.env;
const live = ITGLUE_LIVE === '1';

// From where the build puts this file: demo/dist/server.
const dist = join(import.meta.dirname, '..');

try {
  const port = await listen(await prepare(), wantedPort());
  console.log(`Acme settings: http://localhost:${port}/`);
  console.log(live ? 'IT Glue is live.' : 'IT Glue is mocked. With ITGLUE_LIVE=1 it is live.');
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}

async function prepare(): Promise<Hono> {
  const folder = DEMO_DATA || join(dist, '..', '.data');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const secret = await loadSecret(join(folder, 'secret'), DEMO_SECRET || undefined);
  const app = createApp({
    store: createConnectionStore(
      join(folder, 'connection.json'),
      createVault({ secrets: [secret] }),
    ),
    mock: live ? undefined : mockItglue(),
    onError: (error, { method, url }) =>
      console.error(`${method} ${new URL(url).pathname}: ${messageOf(error)}`),
  });
  return app.use(
    serveStatic({
      root: join(dist, 'client'),
      onFound(path, context) {
        // The build names what is in that folder after its content.
        const forGood = path.includes('/assets/');
        context.header('cache-control', forGood ? 'max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
}

function wantedPort(): number {
  const port = Number(PORT || 4173);
  if (port >= 0 && port < 65536) return port;
  throw new Error('PORT must be a number below 65536.');
}

/** @returns the port, which is chosen by the system if the one given is 0 */
function listen({ fetch }: Hono, port: number): Promise<number> {
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
