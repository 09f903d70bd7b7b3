// The element with all its dependencies in one file, for a plain `<script type="module">`.

import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: {
    // Preact covers everything that the form uses of React, at a tenth of the size.
    alias: [
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
      { find: /^react(-dom)?\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    target: 'es2022',
    cssTarget: 'esnext',
    cssMinify: 'lightningcss',
    emptyOutDir: false,
    sourcemap: true,
    lib: {
      entry: 'src/element/index.ts',
      formats: ['es'],
      fileName: () => 'itglue-connect.standalone.js',
    },
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      // Not `build.minify`, which keeps white space in library builds.
      output: { minify: true },
    },
  },
});
