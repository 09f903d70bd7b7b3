// Builds the page with Rollup and the plugins that React needs.

import { readFileSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';

export default {
  input: 'page/main.js',
  output: { file: 'dist/rollup/main.js', format: 'es' },
  plugins: [
    nodeResolve({ browser: true }),
    commonjs(),
    replace({ preventAssignment: true, 'process.env.NODE_ENV': '"production"' }),
    {
      name: 'stylesheet',
      /** @param {string} id */
      load(id) {
        if (!id.endsWith('.css')) return;
        this.emitFile({ type: 'asset', fileName: 'main.css', source: readFileSync(id) });
        return { code: '', moduleSideEffects: true };
      },
    },
  ],
  /** @param {{ code: string, id?: string, ids?: string[] }} warning @param {(warning: object) => void} warn */
  onwarn(warning, warn) {
    // Rollup warns about every 'use client', which has no meaning in a page, and about comments and cycles in zod.
    const inZod = [warning.id, ...(warning.ids ?? [])].some((id) => id?.includes('/zod/'));
    if (warning.code !== 'MODULE_LEVEL_DIRECTIVE' && !inZod) warn(warning);
  },
};
