// What a real screen reader says. A separate run, since it needs a desktop's programs.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/screenreader/*.test.ts'],
    // One browser after the other: on a machine that is busy with both, Orca misses a focus now and then.
    maxWorkers: 1,
    // A step waits for what it expects to hear, which a busy machine says late.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
