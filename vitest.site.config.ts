// The built site of docs/. A separate run, since it is built by packages of its own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/site/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
