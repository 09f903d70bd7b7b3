// How a message is filled in.

/** The names of the `{placeholders}` in a message. */
export type Placeholders<Message extends string> =
  Message extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/**
 * Splits a message at its placeholders, with the value of that name in place of each `{name}`. Braces around any other
 * name are text.
 *
 * @returns text and values in turn, text first
 */
export function fill<Value>(
  message: string,
  values: Readonly<Record<string, Value>>,
): (Value | string | undefined)[] {
  return message.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    // Not what every object inherits, such as `toString`.
    return Object.hasOwn(values, part) ? values[part] : `{${part}}`;
  });
}
