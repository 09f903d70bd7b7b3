// Measures how much each entry point adds to a host's bundle without React, and which package the bytes come from.

import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** The name of each entry, a host's code that uses it, and packages that don't count. @type {[string, string, string[]?][]} */
const entries = [
  ['`ConnectForm`', `export { ConnectForm } from './dist/index.js'`],
  [
    '`ConnectForm`, `ConnectDialog`',
    `export { ConnectForm, ConnectDialog } from './dist/index.js'`,
  ],
  ['`itglue-connect`, all of it', `export * from './dist/index.js'`],
  ['`regions`', `export { regions } from './dist/index.js'`],
  ['`itglue-connect/server`', `export * from './dist/server/index.js'`],
  [
    '`itglue-connect/server`, without `jose`',
    `export { createConnectHandler, createConnectionHandler, verifyCredentials, checkConnection, createConnectLinks } from './dist/server/index.js'`,
    ['jose'],
  ],
  ['`itglue-connect/testing`', `export * from './dist/testing/index.js'`],
  ['`itglue-connect/nango`', `export * from './dist/nango/index.js'`],
  ['`ConnectFrame`', `export { ConnectFrame } from './dist/frame/index.js'`],
  ['`itglue-connect/element`', `export * from './dist/element/index.js'`],
  ['`itglue-connect/standalone`', `export * from './dist/itglue-connect.standalone.js'`],
  ['`itglue-connect/languages/de`', `export * from './dist/languages/de.js'`],
  ['`itglue-connect/styles.css`', `@import './dist/styles.css';`],
];

/**
 * @typedef {object} Size
 * @property {string} name
 * @property {number} raw minified, in bytes like the others
 * @property {number} gzip
 * @property {number} brotli
 * @property {Record<string, number>} packages raw bytes per package
 */

/** @returns {Promise<Size[]>} */
export function measureSizes() {
  return Promise.all(
    entries.map(async ([name, contents, without = []]) => {
      const { metafile, outputFiles } = await build({
        stdin: { contents, resolveDir: '.', loader: contents.startsWith('@') ? 'css' : 'js' },
        bundle: true,
        minify: true,
        format: 'esm',
        external: [
          'react',
          'react-dom',
          'react/jsx-runtime',
          'react-dom/client',
          'msw',
          ...without,
        ],
        metafile: true,
        write: false,
      });
      /** @type {Record<string, number>} */
      const packages = {};
      for (const { inputs } of Object.values(metafile.outputs)) {
        for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
          const from = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'itglue-connect';
          packages[from] = (packages[from] ?? 0) + bytesInOutput;
        }
      }
      const text = outputFiles[0]?.contents ?? new Uint8Array();
      return {
        name,
        raw: text.length,
        gzip: gzipSync(text, { level: 9 }).length,
        brotli: brotliCompressSync(text).length,
        packages,
      };
    }),
  );
}

/** The limits in .size-limit.json by the names above, in bytes of brotli. @returns {Promise<Map<string, number>>} */
export async function sizeAims() {
  /** @type {{ name: string, limit: string }[]} */
  const limits = JSON.parse(await readFile('.size-limit.json', 'utf8'));
  const limitOf = (/** @type {string} */ name) =>
    Number.parseFloat(limits.find((limit) => limit.name.startsWith(name))?.limit ?? '') * 1000;
  return new Map([
    ['`ConnectForm`', limitOf('ConnectForm, with all')],
    ['`ConnectForm`, `ConnectDialog`', limitOf('ConnectForm and')],
    ['`regions`', limitOf('regions')],
    ['`itglue-connect/server`, without `jose`', limitOf('The server part')],
    ['`itglue-connect/nango`', limitOf('nangoConnect')],
    ['`ConnectFrame`', limitOf('ConnectFrame, without')],
    ['`itglue-connect/element`', limitOf('The element')],
    ['`itglue-connect/standalone`', limitOf('The stand-alone')],
    ['`itglue-connect/styles.css`', limitOf('styles.css')],
  ]);
}
