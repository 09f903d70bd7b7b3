// The site of docs/. Its pages are the Markdown files of the repository, which stay where they are.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { checkLinks } from './checkLinks.js';
import { asOnCodeHost, slugify } from './markdown.js';
import { pageOf, sidebar } from './pages.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  title: 'itglue-connect',
  description: 'The form in which your customers connect IT Glue to your product',
  lang: 'en',

  srcDir: '..',
  srcExclude: ['!(docs|site)/**/*', '!(CHANGELOG|CONTRIBUTING|SECURITY).md'],
  rewrites: (file) => pageOf(file) ?? file,
  outDir: './dist',
  cacheDir: '../.cache/site',

  markdown: {
    // Code hosts don't make links of bare names such as app.itglue.com.
    linkify: false,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    anchor: { slugify },
    config: asOnCodeHost,
  },

  themeConfig: {
    logo: '/icon.svg',
    nav: [
      { text: 'Quick start', link: '/quick-start.html' },
      { text: 'Try the look', link: '/try-the-look.html' },
      { text: 'Reference', link: '/reference.html' },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: 'local' },
  },

  transformHead: ({ siteData }) => [
    ['link', { rel: 'icon', href: `${siteData.base}icon.svg`, type: 'image/svg+xml' }],
  ],

  // The list of pages is the home page, below what this puts at its head.
  transformPageData: ({ relativePath, frontmatter }) =>
    relativePath === 'index.md'
      ? {
          frontmatter: {
            ...frontmatter,
            layout: 'home',
            hero: {
              name: 'itglue-connect',
              text: 'Your customers connect IT Glue',
              tagline:
                'A form in your product: they choose a region, paste an API key, and you get a key that works.',
              actions: [
                { text: 'Quick start', link: '/quick-start.html' },
                { text: 'Try the look', link: '/try-the-look.html', theme: 'alt' },
              ],
            },
          },
        }
      : {},

  buildEnd: ({ outDir, site }) => {
    const { links, pages } = checkLinks(outDir, site.base);
    console.log(`Checked ${links} links on ${pages} pages.`);
  },

  vue: {
    template: { compilerOptions: { isCustomElement: (tag) => tag === 'itglue-connect' } },
  },
  vite: {
    // Not the repository's own, which is for a newer Vite.
    configFile: false,
    plugins: [
      {
        // The pages are in other folders, from where Vite doesn't find Vue. Node.js does, when it renders them.
        name: 'vue-for-pages',
        enforce: 'pre',
        resolveId: (id, _importer, { ssr }) =>
          ssr && /^vue(\/server-renderer)?$/.test(id) ? { id, external: true } : undefined,
      },
    ],
    publicDir: path('../public'),
    resolve: {
      // The package itself, from its build. The site doesn't install it.
      alias: [
        {
          find: 'itglue-connect/standalone',
          replacement: path('../../dist/itglue-connect.standalone.js'),
        },
        {
          find: /^itglue-connect\/(server|testing)$/,
          replacement: path('../../dist/$1/index.js'),
        },
      ],
    },
    // By default, Vite looks for dependencies in every page of the repository.
    optimizeDeps: { entries: ['site/.vitepress/theme/*.{ts,vue}'] },
    build: {
      chunkSizeWarningLimit: 1500,
      rollupOptions: {
        // Zod's comments, which an older Rollup doesn't know.
        onwarn: (warning, warn) => warning.code === 'INVALID_ANNOTATION' || warn(warning),
      },
    },
  },
});
