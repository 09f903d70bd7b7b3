// Reads from values that other code made: a database row, an error of another package.

/** Reads a property of any value. `undefined` if it is missing, or if a getter or proxy throws. Never throws. */
export function readProperty(value: unknown, name: string): unknown {
  try {
    return Reflect.get(Object(value), name);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with fields, and not `null` or an array. */
export const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
