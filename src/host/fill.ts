// Fills in the placeholders of a message.

/** The names of the `{placeholders}` in a message. */
export type Placeholders<Message extends string> =
  Message extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/**
 * Splits a message at its placeholders and replaces each `{name}` with the value of that name. Leaves a placeholder
 * without a value as text.
 *
 * @returns texts and values in turn, starting with a text
 */
export function fill<Value>(
  message: string,
  values: Readonly<Record<string, Value>>,
): (Value | string | undefined)[] {
  return message.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    // Own properties only, so that `{toString}` stays text.
    return Object.hasOwn(values, part) ? values[part] : `{${part}}`;
  });
}
