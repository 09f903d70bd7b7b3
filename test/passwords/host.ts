// A host with a login and our form at the same origin, since browsers save logins per origin.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { build } from 'esbuild';

export interface Host {
  url: string;
  /** How many keys the form has sent. */
  attempts(): number;
  stop(): void;
}

const login = `<form method="post" action="/done">
  <input name="user" autocomplete="username">
  <input name="pass" type="password" autocomplete="current-password">
  <button>Sign in</button>
  <p>Forgot it?<br>Ask an administrator.</p>
</form>`;

export async function startHost(): Promise<Host> {
  const bundle = await build({
    entryPoints: [new URL('page.tsx', import.meta.url).pathname],
    bundle: true,
    write: false,
    outdir: '/',
    jsx: 'automatic',
    // Keeps the import of the element, since the list of side effects has only the names of built files.
    ignoreAnnotations: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'css' },
    plugins: [
      {
        // Does the same as Vite, which builds the package.
        name: 'inline styles',
        setup(build) {
          build.onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
            path: new URL(path.replace('?inline', ''), `file://${resolveDir}/`).pathname,
            namespace: 'inline',
          }));
          build.onLoad({ filter: /./, namespace: 'inline' }, async ({ path }) => {
            const { readFile } = await import('node:fs/promises');
            return { contents: await readFile(path, 'utf8'), loader: 'text' };
          });
        },
      },
    ],
  });
  const text = (end: string) => bundle.outputFiles.find(({ path }) => path.endsWith(end))?.text;
  const [script, styles] = [text('.js'), text('.css')];

  let attempts = 0;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
    const types: Record<string, string> = {
      '/page.js': 'text/javascript',
      '/page.css': 'text/css',
    };
    response.setHeader('content-type', `${types[pathname] ?? 'text/html'}; charset=utf-8`);
    const head = `<!doctype html><html lang="en"><title>Acme</title>
      <link rel="stylesheet" href="/page.css">
      <style>body { width: 560px; margin: 8px } * { --itglue-accent: #a03 } dialog { margin-left: 8px }</style>`;
    switch (pathname) {
      case '/page.js':
        return response.end(script);
      case '/page.css':
        return response.end(styles);
      case '/login':
        return response.end(`${head}${login}`);
      // A page with an ordinary field.
      case '/note':
        return response.end(`${head}<form><input name="note"></form>`);
      case '/form':
      case '/dialog':
      case '/element':
        return response.end(`${head}<body><script src="/page.js"></script>`);
      case '/connect':
        attempts += 1;
        // Gives no answer, so that the attempt can be cancelled.
        return searchParams.has('held') ? undefined : response.end('{}');
      default:
        return response.end(`${head}<p>Done`);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' ? address?.port : address}`,
    attempts: () => attempts,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
