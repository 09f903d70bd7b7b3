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
// Needs a page of its own, since we warn only once per page.
const alone = 'test/form/callbackResolves.test.tsx';

const jsdom = {
  environment: 'jsdom',
  setupFiles: ['test/support/jsdom.ts', 'test/support/cleanup.ts'],
  globals: true,
};

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
          ...jsdom,
          name: 'jsdom',
          include: tests('form', 'dialog', 'host', 'card', 'link', 'frame', 'languages'),
          exclude: [...slow, elsewhere, alone],
          // One page for all files, since a new one for each would take most of the time.
          isolate: false,
        },
      },
      {
        test: {
          ...jsdom,
          name: 'alone',
          include: [alone],
        },
      },
    ],
  },
});
