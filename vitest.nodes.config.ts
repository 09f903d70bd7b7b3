// The package under every version of Node that it supports. They take the network, hence a run of their own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/nodes/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
  },
});
