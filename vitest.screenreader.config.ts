// What a real screen reader says. A separate run, since it needs a desktop's programs.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/screenreader/*.test.ts'],
    // Both browsers at once: the tests mostly wait for the voice.
    maxWorkers: 2,
    // A step waits for what it expects to hear, which a busy machine says late.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
