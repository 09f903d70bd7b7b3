// The back ends in other languages. A separate run, since they need those languages installed.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/backends/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
