// Session recorders and trackers on the host's page. A separate run, since they are a few hundred megabytes from npm.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/recorders/*.test.ts'],
    maxConcurrency: 4,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
