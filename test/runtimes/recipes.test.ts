// The recipes of docs/servers.md are what runs here, but for the place of the handler.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync('docs/servers.md', 'utf8');

it.each([
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
])('%s', (file) => {
  const code = readFileSync(`test/runtimes/${file}`, 'utf8').trim();
  const recipe = code.replace(/'(?:\.\.\/)+acme\.mjs'/, "'./itglue.js'");
  expect(page).toContain(`\`\`\`js\n${recipe}\n\`\`\``);
});
