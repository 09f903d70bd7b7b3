// What webpack and Rspack have in common.

/** @param {string} name @param {string} script */
export const shared = (name, script) => ({
  mode: /** @type {const} */ ('production'),
  context: import.meta.dirname,
  entry: { main: `./page/${script}` },
  output: { path: `${import.meta.dirname}/dist/${name}` },
  // React alone comes close to the size that webpack warns of.
  performance: /** @type {const} */ ({ hints: false }),
});

/**
 * @param {Error | null} error
 * @param {{ hasErrors(): boolean, toString(what: string): string } | undefined} stats
 */
export function report(error, stats) {
  if (error) throw error;
  console.log(stats?.toString('errors-warnings'));
  if (stats?.hasErrors()) process.exitCode = 1;
}
