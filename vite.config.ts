// The library build. Each module of src stays a module of dist, so that bundlers include only what is used. The modules
// of the form are always used together, so they become one.

import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { bundle } from 'lightningcss';
import { defineConfig, type Plugin } from 'vite';
import { openapi } from './scripts/openapi.js';

const entries = [
  'index',
  'server/index',
  'node/index',
  'testing/index',
  'nango/index',
  'element/index',
  'frame/index',
  'conformance/main',
];
const languages = readdirSync('src/languages').map(
  (file) => `languages/${file.slice(0, -'.ts'.length)}`,
);

export default defineConfig({
  publicDir: false,
  plugins: [stylesheet('src/styles/styles.css'), description()],
  build: {
    target: 'es2022',
    // Also keeps the CSS that is inlined for the element unchanged.
    cssTarget: 'esnext',
    cssMinify: 'lightningcss',
    minify: false,
    sourcemap: true,
    lib: {
      entry: Object.fromEntries(
        [...entries, ...languages].map((entry) => [entry, `src/${entry}.ts`]),
      ),
      formats: ['es'],
    },
    rolldownOptions: {
      // Only ids with a path are ours. The host's bundler resolves all bare names.
      external: (id) => !id.startsWith('.') && !isAbsolute(id),
      // Warns that 'use client' is dropped, but the banner below restores it.
      checks: { moduleLevelDirective: false },
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        minifyInternalExports: false,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: moduleOfDist, debugName: 'modules' }],
        },
        // Bundling drops the directive, but React Server Components need it.
        banner: ({ moduleIds }) => (moduleIds.some(isForTheClient) ? "'use client';" : ''),
      },
    },
  },
});

/** The module of dist that a module of src goes into. Those of `host` go into the form. */
function moduleOfDist(id: string): string {
  const module = relative('src', id)
    .replaceAll('\\', '/')
    .replace(/(\.tsx?|\?.*)$/, '');
  return /^(form\/(?!postTo|readResponse|events)|host\/(?!warnOnce))/.test(module)
    ? 'form/ConnectForm'
    : module;
}

/** Puts the stylesheet into one file, and minifies it. Without targets, nothing is rewritten for older browsers. */
function stylesheet(filename: string): Plugin {
  return {
    name: 'stylesheet',
    generateBundle() {
      const { code } = bundle({ filename, minify: true });
      this.emitFile({ type: 'asset', fileName: 'styles.css', source: code });
      // TypeScript needs this for `import 'itglue-connect/styles.css'` in a host that has no types for CSS.
      this.emitFile({ type: 'asset', fileName: 'styles.css.d.ts', source: 'export {};\n' });
    },
  };
}

/** The endpoint as OpenAPI, made from the tables that the handlers answer by. */
function description(): Plugin {
  return {
    name: 'openapi',
    generateBundle() {
      const source = `${JSON.stringify(openapi, undefined, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'openapi.json', source });
    },
  };
}

function isForTheClient(id: string): boolean {
  return readFileSync(id.replace(/\?.*/, ''), 'utf8').startsWith("'use client'");
}
