// The packed package in the real servers of frameworks, each built and started by its own commands.

import { beforeAll } from 'vitest';
import { unpackPackage } from '../support/unpack.js';
import { describePlatform } from './describePlatform.js';
import { buildAndStart } from './startProgram.js';

beforeAll(() => unpackPackage('test/runtimes'));

const vite = 'vite/bin/vite.js';

describePlatform('SvelteKit 3', (baseUrl) =>
  buildAndStart(baseUrl, 'sveltekit', [vite, 'build'], ['build/index.js']),
);
describePlatform('Astro 7', (baseUrl) =>
  buildAndStart(baseUrl, 'astro', ['astro/bin/astro.mjs', 'build'], ['dist/server/entry.mjs']),
);
describePlatform('React Router 7, framework mode', (baseUrl) =>
  buildAndStart(
    baseUrl,
    'reactrouter',
    ['@react-router/dev/bin.js', 'build'],
    ['../node_modules/@react-router/serve/bin.js', 'build/server/index.js'],
  ),
);
describePlatform('TanStack Start', (baseUrl) =>
  buildAndStart(baseUrl, 'tanstack', [vite, 'build'], ['../hosts/tanstack.mjs']),
);
describePlatform('Nuxt 4', (baseUrl) =>
  buildAndStart(baseUrl, 'nuxt', ['nuxt/bin/nuxt.mjs', 'build'], ['.output/server/index.mjs']),
);
