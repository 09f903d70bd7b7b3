// The back ends in other languages. They take those languages, hence a run of their own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/backends/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
