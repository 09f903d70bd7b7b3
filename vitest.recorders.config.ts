// Session recorders and trackers on the host's page. They are a few hundred megabytes from npm, hence a run of their own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/recorders/*.test.ts'],
    maxConcurrency: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
