// Tests as hosts run them, with Jest and both versions of msw. They take the network, hence a run of their own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/runners/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
  },
});
