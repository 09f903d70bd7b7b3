// Mutation testing: finds changes to the code that no test notices.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'src/**/*.{ts,tsx}',
    // Words, which the pictures show.
    '!src/languages/**',
    // Run by their tests from the build, in a process or a page of its own.
    '!src/conformance/**',
    '!src/element/**',
  ],
  testRunner: 'vitest',
  // Coverage already shows which tests run a mutant, so there is no need to follow imports.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // A change outside of functions concerns every test, so each would take minutes.
  ignoreStatic: true,
  dryRunTimeoutMinutes: 30,
  // Stryker reads the file with an API that TypeScript 7 no longer has.
  tsconfigFile: 'none',
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  reporters: ['clear-text', 'html', 'json'],
  thresholds: { high: 95, low: 90, break: 90 },
};
