// The files of the page: the host's script with our built form, and a script for each tool.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Files } from './sink.js';

/** The key field on the page: unchanged, or without the marks that tell recorders to ignore it. */
export type Field = 'now' | 'unmarked';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const script = (content: string | Buffer) => ({ type: 'text/javascript', content });

const options = {
  bundle: true,
  write: false,
  minify: true,
  target: 'es2022',
  format: 'esm',
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
} as const;

const pages = new Map<string, Promise<Files>>();

/** The files of a page with this field and this tool. */
export function filesOf(field: Field, tool: string): Promise<Files> {
  const name = `${field} ${tool}`;
  const files = pages.get(name) ?? bundle(field, tool);
  pages.set(name, files);
  return files;
}

const hosts = new Map<Field, Promise<string>>();
const tools = new Map<string, Promise<string>>();

async function bundle(field: Field, tool: string): Promise<Files> {
  const host = hosts.get(field) ?? bundleHost(field);
  hosts.set(field, host);
  const code = tools.get(tool) ?? bundleTool(tool);
  tools.set(tool, code);
  return new Map([
    [
      '/',
      {
        type: 'text/html; charset=utf-8',
        content:
          '<!doctype html><html lang="en"><title>Acme</title><link rel="stylesheet" href="/styles.css"><script type="module" src="/host.js"></script>',
      },
    ],
    ['/gone', { type: 'text/html', content: '<!doctype html><title>Gone</title>' }],
    ['/favicon.ico', { type: 'image/x-icon', content: '' }],
    ['/host.js', script(await host)],
    ['/tool.js', script(await code)],
    ['/styles.css', { type: 'text/css', content: await readFile(here('../../dist/styles.css')) }],
    ['/logger.min.js', script(await readFile(here('page/logger.js')))],
  ]);
}

async function bundleHost(field: Field): Promise<string> {
  const runtime = createRequire(import.meta.url).resolve('react/jsx-runtime');
  const result = await build({
    ...options,
    entryPoints: [here('page/host.tsx')],
    jsx: 'automatic',
    plugins: [
      {
        name: 'unmarked',
        setup({ onResolve }) {
          onResolve({ filter: /^react\/jsx-runtime$/ }, ({ importer }) => ({
            path:
              field === 'unmarked' && !importer.endsWith('unmarked.ts')
                ? here('page/unmarked.ts')
                : runtime,
          }));
        },
      },
    ],
  });
  return result.outputFiles[0]?.text ?? '';
}

async function bundleTool(tool: string): Promise<string> {
  const result = await build({ ...options, entryPoints: [here(`tools/${tool}.ts`)] });
  return result.outputFiles[0]?.text ?? '';
}
