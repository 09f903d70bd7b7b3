// Mutation testing: what in the code can be changed without a test that fails?

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/{itglue,form,server}/**/*.{ts,tsx}'],
  testRunner: 'vitest',
  // Which tests concern a mutant is known from the coverage, so their imports need not be followed.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Stryker reads it with an interface that TypeScript 7 no longer has.
  tsconfigFile: 'none',
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  reporters: ['clear-text', 'html', 'json'],
  thresholds: { high: 95, low: 90, break: 90 },
};
