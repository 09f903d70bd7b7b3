// The main flows in three browsers, two of which are not in a package of npm; hence a run of their own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/engines/*.test.ts'],
    // WebDriver reports every step otherwise.
    env: { WDIO_LOG_LEVEL: 'error' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
