// The tests for mutation testing: those that need neither a browser nor a build.

import { defineConfig } from 'vitest/config';

const tests = (...folders: string[]) => folders.map((folder) => `test/${folder}/*.test.{ts,tsx}`);
// Slow, since they try many inputs or wait for faults. The other tests should be enough.
const hostile = tests('form', 'server').map((path) =>
  path.replace('*', '{faults,model,hostile*,arbitrary*}'),
);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: tests('itglue', 'server'),
          exclude: hostile,
        },
      },
      {
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: tests('form', 'dialog', 'host'),
          exclude: hostile,
          setupFiles: 'test/support/jsdom.ts',
          globals: true,
        },
      },
    ],
  },
});
