// The tests that need neither a browser nor a build, which mutation testing runs over and over.

import { defineConfig } from 'vitest/config';

const tests = (...folders: string[]) => folders.map((folder) => `test/${folder}/*.test.{ts,tsx}`);
// They take long, since they try a great many inputs or wait for faults; the others are to suffice.
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
