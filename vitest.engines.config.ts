// The main flows in three browsers. A separate run, since two of the browsers aren't on npm.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/engines/*.test.ts'],
    // By default, WebDriver logs every step.
    env: { WDIO_LOG_LEVEL: 'error' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
