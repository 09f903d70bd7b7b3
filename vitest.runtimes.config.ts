// The packed package on other runtimes and platforms, which are packages of their own in test/runtimes.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/runtimes/*.test.ts'],
    // Two cores are soon busy with what the frameworks start.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 180_000,
  },
});
