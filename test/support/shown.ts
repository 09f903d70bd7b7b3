// All that a log might show of something.

import { inspect } from 'node:util';

/** In one text: an error with its stack, its causes and its hidden properties, or whatever was logged. */
export function shown(value: unknown): string {
  const options = { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null };
  const parts = [inspect(value, options), String(value)];
  for (let cause = value; cause instanceof Error; cause = cause.cause) {
    parts.push(cause.message, cause.stack ?? '', JSON.stringify(cause));
  }
  return parts.join('\n');
}
