// Statistics of the runs.

/** How many times each figure is measured. */
export const runs = 21;

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/**
 * Formats the median and the range of all runs.
 *
 * @param {number[]} values
 * @param {string} unit
 * @param {number} [digits] after the decimal point
 */
export function withSpread(values, unit, digits = 1) {
  const show = (/** @type {number} */ value) => value.toFixed(digits);
  return `${show(median(values))} ${unit} (${show(Math.min(...values))}–${show(Math.max(...values))})`;
}

/**
 * The ratio of our median to the other median.
 *
 * @param {number[]} ours
 * @param {number[]} theirs
 */
export const ratio = (ours, theirs) => median(ours) / median(theirs);
