// Reading from values that someone else made: a row of a database, an error of another package.

/** Reads a property of any value. Never throws: `undefined` where there is none, or where a getter or proxy throws. */
export function readProperty(value: unknown, name: string): unknown {
  try {
    return Reflect.get(Object(value), name);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with fields: not `null`, and not a list. */
export const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
