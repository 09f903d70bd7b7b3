// A production bundle has nothing of what development builds say on the console. It needs `dist`, as `npm test` builds it.

import { readdir, readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** The texts of every warning, from the source, as far as they are in one piece. */
async function warnings(): Promise<string[]> {
  const files = await readdir('src', { recursive: true });
  const sources = await Promise.all(
    files
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('warnOnce.ts'))
      .map((file) => readFile(`src/${file}`, 'utf8')),
  );
  return sources.flatMap((source) =>
    [...source.matchAll(/warnOnce\(([^;]+)\);/g)].map(
      ([, text]) => /(?<=['"`])[^'"`\\$]{20,}/.exec(text ?? '')?.[0] ?? 'no text was found',
    ),
  );
}

async function bundle(environment: 'development' | 'production'): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      // `serveFrame` is left out: it also writes to the console in production.
      contents: `
        export * from './dist/index.js';
        export { ConnectFrame, ConnectFrameDialog } from './dist/frame/index.js';`,
      resolveDir: '.',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
    define: { 'process.env.NODE_ENV': JSON.stringify(environment) },
    packages: 'external',
  });
  return outputFiles[0]?.text ?? '';
}

describe('what is said to developers', () => {
  it('is in a development bundle', async () => {
    const [texts, development] = [await warnings(), await bundle('development')];
    expect(texts.length).toBeGreaterThan(8);
    for (const text of texts) expect(development).toContain(text);
    expect(development).toContain('itglue-connect: ');
  });

  it('is not in a production bundle, nor is what says it', async () => {
    const [texts, production] = [await warnings(), await bundle('production')];
    for (const text of texts) expect(production).not.toContain(text);
    expect(production).not.toMatch(/console|NODE_ENV|itglue-connect: /);
  });

  it('is not in the stand-alone script', async () => {
    const script = await readFile('dist/itglue-connect.standalone.js', 'utf8');
    for (const text of await warnings()) expect(script).not.toContain(text);
    expect(script).not.toContain('itglue-connect: ');
  });
});
