// The configuration that webpack and Rspack share.

/** @param {string} name @param {string} script */
export const shared = (name, script) => ({
  mode: /** @type {const} */ ('production'),
  context: import.meta.dirname,
  entry: { main: `./page/${script}` },
  output: { path: `${import.meta.dirname}/dist/${name}` },
  // React alone is close to the size that webpack warns about.
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
