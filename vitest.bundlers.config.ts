// A page built by each bundler that hosts use. A separate run, since the builds take minutes.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/bundlers/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
  },
});
