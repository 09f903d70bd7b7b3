/** Removes the type of a value: hosts in JavaScript may pass anything. */
export function untyped(value: unknown) {
  const held: object = { value };
  return Reflect.get(held, 'value');
}
