// The browsers' own password managers: with windows, profiles and a saved login, hence a run of its own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/passwords/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
