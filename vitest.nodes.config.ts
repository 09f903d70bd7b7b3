// The package on every supported version of Node.js. A separate run, since it needs the network.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/nodes/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
  },
});
