// openapi.json, and the real answers of the handlers against it. The linter is a package of its own in test/openapi.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/openapi/*.test.ts'],
    testTimeout: 30_000,
  },
});
