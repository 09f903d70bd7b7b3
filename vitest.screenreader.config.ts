// What a real screen reader says. A separate run, since it needs a desktop's programs.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/screenreader/*.test.ts'],
    // A user can run only one Orca at a time.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
