// The recipes of docs/servers.md: what runs here, but for the place of the handler.

import { readFileSync } from 'node:fs';

const files = [
  'hosts/deno.mjs',
  'hosts/bun.mjs',
  'hosts/trpc.mjs',
  'hosts/lambda.mjs',
  'hosts/vercel.mjs',
  'hosts/netlify.mjs',
  'hosts/tanstack.mjs',
  'sveltekit/src/routes/api/itglue/connect/+server.js',
  'astro/src/pages/api/itglue/connect.js',
  'reactrouter/app/routes/connect.js',
  'tanstack/src/routes/api.itglue.connect.js',
  'nuxt/server/routes/api/itglue/connect.post.js',
];

export const recipes = files.map((file) => ({
  file,
  recipe: `${readFileSync(`test/runtimes/${file}`, 'utf8')
    .trim()
    .replace(/'(?:\.\.\/)+acme\.mjs'/, "'./itglue.js'")}\n`,
}));
