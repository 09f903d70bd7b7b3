// A page of a host in the host's own test runner. A separate run, since these are installed separately.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/runners/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
});
