// Trims the end of an address or a key, in linear time.

/**
 * Removes all matching characters from the end of a text. A regular expression such as `/\s+$/` does the same in
 * quadratic time if the text has a long run of spaces elsewhere.
 *
 * @param character a regular expression for one character, without the flag `g`
 */
export function trimEnd(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
