// The dialog with real modal and hotkey libraries of hosts. A separate run, since these are installed separately.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/hosts/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
});
