// What is made of seven runs.

/** How often each figure is taken. */
export const runs = 7;

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/**
 * The median, and between which values all runs were.
 *
 * @param {number[]} values
 * @param {string} unit
 * @param {number} [digits] behind the decimal point
 */
export function withSpread(values, unit, digits = 1) {
  const show = (/** @type {number} */ value) => value.toFixed(digits);
  return `${show(median(values))} ${unit} (${show(Math.min(...values))}–${show(Math.max(...values))})`;
}

/**
 * By how much ours is more than the other, by the medians.
 *
 * @param {number[]} ours
 * @param {number[]} theirs
 */
export const ratio = (ours, theirs) => median(ours) / median(theirs);
