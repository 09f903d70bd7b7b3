// Builds the measured pages as a host would, and serves them on loopback.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { build } from 'esbuild';

const fields = `<form>
  <label>Subdomain <select><option value="">Choose your subdomain</option><option value="api">Global</option>
    <option value="api.eu">Europe</option><option value="api.au">Australia</option></select></label>
  <label>API key <input type="password" autocomplete="new-password"></label>
  <button type="submit">Connect</button>
</form>`;

/** The HTML of each page before its script runs. @type {Record<string, { body: string, script: string, styled?: boolean }>} */
const pages = {
  ours: { body: '', script: 'ours', styled: true },
  react: { body: '', script: 'react' },
  bare: { body: fields, script: 'bare' },
  oursInDialog: { body: '', script: 'oursInDialog', styled: true },
  reactInDialog: { body: '', script: 'reactInDialog' },
  bareInDialog: {
    body: `<button type="button" id="open">Open</button><dialog>${fields}</dialog>`,
    script: 'bare',
  },
  mounts: { body: '', script: 'mounts', styled: true },
};

/** @returns {Promise<{ address: (page: string) => string, stop: () => void }>} */
export async function servePages() {
  const { outputFiles } = await build({
    entryPoints: Object.values(pages).map(({ script }) =>
      ['bare'].includes(script) ? `bench/pages/${script}.ts` : `bench/pages/${script}.tsx`,
    ),
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    outdir: '/',
    write: false,
  });
  const styles = await readFile('dist/styles.css');
  const scripts = new Map(
    outputFiles.map(({ path, contents }) => [path.replace(/.*[\\/]/, '/'), contents]),
  );

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const page = pages[path.slice(1)];
    const script = scripts.get(path);
    if (page) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>${path}</title>
${page.styled ? '<link rel="stylesheet" href="/styles.css">' : ''}
<script type="module" src="/${page.script}.js"></script><body>${page.body}</body></html>`);
    } else if (script) {
      response.setHeader('content-type', 'text/javascript').end(script);
    } else if (path === '/styles.css') {
      response.setHeader('content-type', 'text/css').end(styles);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  return {
    address: (page) => `http://localhost:${port}/${page}`,
    stop: () => server.close(),
  };
}
