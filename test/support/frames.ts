// A host's page and the form in a frame of it, on two origins that are two sites, over real HTTP.

import { readFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { toNodeListener } from '../../src/node/index.js';
import { createConnectHandler, createConnectLinks } from '../../src/server/index.js';
import { listen, stop } from './listen.js';

export interface Frames {
  /** The origin of the host's page. Its paths are `/` and `/hostile`. */
  host: string;
  /** The address of the page in the frame. */
  frame: string;
  /** Additional headers of both pages. A test may change them. */
  headers: { host: OutgoingHttpHeaders; frame: OutgoingHttpHeaders };
  /** The pages that may show the frame. */
  parents: string[];
  /** The headers of the requests to connect. */
  posts: IncomingHttpHeaders[];
  /** The address of a new connect link. */
  issue(): Promise<string>;
  /** Restores what a test has changed. */
  reset(): void;
  stop(): Promise<void>;
}

/** Bundles a page of test/e2e. */
async function bundle(name: string) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../e2e/${name}`, import.meta.url))],
    bundle: true,
    write: false,
    outdir: '/',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { script: textOf('.js'), styles: textOf('.css') };
}

const strict = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;

export async function startFrames(): Promise<Frames> {
  const [hostPage, framePage, hostile] = await Promise.all([
    bundle('frameHost.page.tsx'),
    bundle('framed.page.ts'),
    readFile(new URL('../e2e/hostile.js', import.meta.url), 'utf8'),
  ]);
  const servers: Server[] = [];
  const posts: Frames['posts'] = [];
  const headers: Frames['headers'] = { host: {}, frame: {} };
  const parents: string[] = [];
  let used = new Set<string>();

  async function start(hostname: 'localhost' | '127.0.0.1', listener: RequestListener) {
    const server = createServer(listener);
    servers.push(server);
    return listen(server, hostname);
  }

  const html = (head: string, attributes = '') =>
    `<!doctype html><html lang="en"${attributes}><head><meta charset="utf-8"><title>Acme</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">${head}</head><body><div id="root"></div><script type="module" src="/page.js"></script></body></html>`;

  const host = await start('localhost', (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const answer = (type: string, body: string) => {
      response.setHeader('content-type', `${type}; charset=utf-8`);
      response.end(body);
    };
    switch (path) {
      case '/page.js':
        return answer('text/javascript', hostPage.script);
      case '/page.css':
        return answer('text/css', hostPage.styles);
      case '/hostile.js':
        return answer('text/javascript', hostile);
      case '/inline':
        return answer('application/json', '{"subdomain":"api.eu"}');
      default:
        response.setHeader(
          'content-security-policy',
          `${strict}; img-src data:; frame-src ${new URL(frame).origin}`,
        );
        for (const [name, value] of Object.entries(headers.host))
          response.setHeader(name, value ?? '');
        return answer(
          'text/html',
          html(path === '/hostile' ? '<script src="/hostile.js"></script>' : ''),
        );
    }
  });

  let connect: RequestListener = (_request, response) => response.end();
  const origin = await start('127.0.0.1', (request, response) => {
    const path = new URL(request.url ?? '/', 'http://frame').pathname;
    const answer = (type: string, body: string) => {
      response.setHeader('content-type', `${type}; charset=utf-8`);
      response.end(body);
    };
    switch (path) {
      case '/page.js':
        return answer('text/javascript', framePage.script);
      case '/page.css':
        return answer('text/css', framePage.styles);
      case '/api/itglue/link': {
        posts.push(request.headers);
        return connect(request, response);
      }
      case '/elsewhere':
        // The same page, but of another origin.
        response.writeHead(302, { location: frame.replace('127.0.0.1', 'localhost') });
        return response.end();
      default:
        response.setHeader(
          'content-security-policy',
          `${strict}; img-src data:; frame-ancestors ${host}`,
        );
        for (const [name, value] of Object.entries(headers.frame))
          response.setHeader(name, value ?? '');
        return answer('text/html', html('', ` data-parents="${parents.join(' ')}"`));
    }
  });
  const frame = `${origin}/itglue`;

  const links = createConnectLinks<{ customerId: string }>({
    page: frame,
    secrets: [Buffer.alloc(32, 7).toString('base64')],
    used: {
      isUsed: async (id) => used.has(id),
      markUsed: async (id) => !used.has(id) && Boolean(used.add(id)),
      unmarkUsed: async (id) => void used.delete(id),
    },
  });
  connect = toNodeListener(
    createConnectHandler({
      authorize: links.authorize,
      verify: async () => ({ organizationCount: 143 }),
      save: async () => {},
      onError() {},
    }),
  );

  const frames: Frames = {
    host,
    frame,
    headers,
    parents,
    posts,
    issue: async () => (await links.issue({ customerId: 'northwind' })).url,
    reset() {
      headers.host = {};
      headers.frame = {};
      parents.splice(0, Infinity, host);
      posts.length = 0;
      used = new Set();
    },
    async stop() {
      await Promise.all(servers.map(stop));
    },
  };
  frames.reset();
  return frames;
}
