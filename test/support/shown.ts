// Everything that a log might show of a value.

import { inspect } from 'node:util';

/** A value as one text. Of an error, the stack, the causes and the hidden properties. */
export function shown(value: unknown): string {
  const options = { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null };
  const parts = [inspect(value, options), String(value)];
  for (let cause = value; cause instanceof Error; cause = cause.cause) {
    parts.push(cause.message, cause.stack ?? '', JSON.stringify(cause));
  }
  return parts.join('\n');
}
