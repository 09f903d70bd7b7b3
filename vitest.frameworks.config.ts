// The handler on the servers that hosts use. A separate run, since test/frameworks installs them as its own packages.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/frameworks/*.test.ts'],
    // A separate process per file, since some of the servers replace the global Response.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
