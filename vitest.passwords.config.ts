// The browsers' own password managers. A separate run, since it needs windows, profiles and a saved login.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/passwords/*.test.ts'],
    // The browsers run side by side, each on its own screen. They are idle for most of the time.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
