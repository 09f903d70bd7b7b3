// Builds the measured pages as a host would, and serves them on loopback.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { build } from 'esbuild';

// The baselines wear the same stylesheet, so that all pages have the same kind of layout to do.
const fields = `<div class="itglue-form"><form>
  <label class="itglue-field"><span class="itglue-label">Subdomain</span>
    <select class="itglue-control"><option value="">Choose your subdomain</option><option value="api">Global</option>
    <option value="api.eu">Europe</option><option value="api.au">Australia</option></select></label>
  <label class="itglue-field"><span class="itglue-label">API key</span>
    <input class="itglue-control" type="password" autocomplete="new-password"></label>
  <button class="itglue-submit" type="submit">Connect</button>
</form></div>`;

/** The HTML of each page before its script runs. @type {Record<string, { body: string, script: string }>} */
const pages = {
  ours: { body: '', script: 'ours' },
  react: { body: '', script: 'react' },
  bare: { body: fields, script: 'bare' },
  oursInDialog: { body: '', script: 'oursInDialog' },
  reactInDialog: { body: '', script: 'reactInDialog' },
  bareInDialog: {
    body: `<button type="button" id="open">Open</button><dialog class="itglue-dialog">${fields}</dialog>`,
    script: 'bare',
  },
  mounts: { body: '', script: 'mounts' },
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
<link rel="stylesheet" href="/styles.css">
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
