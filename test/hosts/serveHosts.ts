// Builds the pages of test/hosts/page from what is in dist, and serves them.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface Hosts {
  /** Where the pages are, without a slash at the end. */
  url: string;
  /** Ends the server and removes what was built. */
  stop(): Promise<void>;
}

export async function serveHosts(): Promise<Hosts> {
  const outDir = await mkdtemp(join(tmpdir(), 'itglue-connect-hosts-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: path('./page'),
    base: './',
    resolve: {
      // The page is not in the package, so its name does not lead to itself.
      alias: [
        { find: /^itglue-connect$/, replacement: path('../../dist/index.js') },
        { find: 'itglue-connect/element', replacement: path('../../dist/element/index.js') },
        { find: 'itglue-connect/styles.css', replacement: path('../../dist/styles.css') },
      ],
      // One React for the libraries and for ours, as in a host.
      dedupe: ['react', 'react-dom'],
    },
    build: {
      outDir,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: ['index', 'hotkeys'].map((page) => path(`./page/${page}.html`)),
      },
    },
  });

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    try {
      const body = await readFile(join(outDir, pathname));
      response.setHeader('content-type', types[extname(pathname)] ?? 'application/octet-stream');
      // All but the pages have their version in their name.
      if (extname(pathname) !== '.html') response.setHeader('cache-control', 'max-age=3600');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(outDir, { recursive: true });
    },
  };
}
