// The dialog among the modals and hotkeys of hosts, each of a real library. They are installed apart, hence a run of its own.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/hosts/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
});
