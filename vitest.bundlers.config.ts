// A page by each bundler that hosts use. The builds take minutes, hence a run of their own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/bundlers/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
  },
});
