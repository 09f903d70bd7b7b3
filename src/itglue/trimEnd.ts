// Cutting off what surrounds an address or a key, however much of it there is.

/**
 * Cuts every matching character off the end of a text. An expression like `/\s+$/` would do the same in time that
 * grows with the square of a run of spaces elsewhere in the text.
 *
 * @param character an expression for one character, without `g`
 */
export function trimEnd(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
