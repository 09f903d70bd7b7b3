// The browsers' own password managers. A separate run, since it needs windows, profiles and a saved login.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/passwords/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
