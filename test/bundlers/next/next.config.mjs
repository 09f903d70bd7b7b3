import { dirname } from 'node:path';

// The packages are in the parent folder.
const root = dirname(import.meta.dirname);

export default {
  output: 'export',
  distDir: `../dist/${process.env.NEXT_BUNDLER}`,
  outputFileTracingRoot: root,
  turbopack: { root },
};
