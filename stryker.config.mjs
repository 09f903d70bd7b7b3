// Mutation testing: finds changes to the code that no test notices.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/{itglue,form,server}/**/*.{ts,tsx}'],
  testRunner: 'vitest',
  // Coverage already shows which tests run a mutant, so there is no need to follow imports.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Stryker reads the file with an API that TypeScript 7 no longer has.
  tsconfigFile: 'none',
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  reporters: ['clear-text', 'html', 'json'],
  thresholds: { high: 95, low: 90, break: 90 },
};
