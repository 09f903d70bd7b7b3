// The examples, each installed from the packed package. They take minutes and the network, hence a run of their own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/examples/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
