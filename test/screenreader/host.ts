// Serves the pages of page.tsx.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Host {
  url: string;
  stop(): void;
}

export async function startHost(): Promise<Host> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.tsx', import.meta.url))],
    bundle: true,
    write: false,
    outdir: '/',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const text = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text;
  const files: Record<string, [type: string, text: string | undefined]> = {
    '/page.js': ['text/javascript', text('.js')],
    '/page.css': ['text/css', text('.css')],
  };
  const page = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
    <title>Acme settings</title><link rel="stylesheet" href="/page.css"><link rel="icon" href="data:,">
    <body><h1>Settings</h1><div></div><script src="/page.js"></script>`;
  const server = createServer(({ url = '' }, response) => {
    const [type, body] = files[url] ?? ['text/html', page];
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' ? address?.port : address}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
