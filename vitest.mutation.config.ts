// The tests for mutation testing: those that need neither a browser nor a build.

import { defineConfig } from 'vitest/config';

const tests = (...folders: string[]) => folders.map((folder) => `test/${folder}/*.test.{ts,tsx}`);
// Slow, since they try many inputs or faults. The other tests should be enough.
const slow = [
  'test/form/{callbackFails,hostServer,lateAnswers,model}.test.tsx',
  'test/server/{hostile*,arbitrary*}.test.ts',
];
// Changes the time zone, which Stryker's worker threads can't.
const elsewhere = 'test/card/hydration.test.tsx';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: tests('itglue', 'server', 'node', 'testing', 'nango'),
          exclude: slow,
        },
      },
      {
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: tests('form', 'dialog', 'host', 'card', 'link', 'frame', 'languages'),
          exclude: [...slow, elsewhere],
          setupFiles: 'test/support/jsdom.ts',
          globals: true,
        },
      },
    ],
  },
});
