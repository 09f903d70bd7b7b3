// The handler on the servers that hosts have, which are packages of their own in test/frameworks.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/frameworks/*.test.ts'],
    // A process for each file: some replace the global Response.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
