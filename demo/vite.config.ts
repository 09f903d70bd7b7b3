// Builds the demo: the page by default, its server with `--ssr`.

import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig(({ isSsrBuild }) => ({
  root: join(import.meta.dirname, '..'),
  publicDir: false,
  plugins: [react()],
  build: isSsrBuild
    ? {
        target: 'node20',
        outDir: 'demo/dist/server',
        emptyOutDir: true,
        rolldownOptions: { input: 'demo/server/main.ts' },
      }
    : {
        // The first versions with `light-dark()`, which the build would rewrite for older ones.
        target: ['chrome123', 'firefox120', 'safari17.5'],
        outDir: 'demo/dist/client',
        emptyOutDir: true,
        rolldownOptions: { input: ['index.html', 'demo/frame.html'] },
        // The page's policy allows no `data:` addresses.
        assetsInlineLimit: 0,
      },
}));
