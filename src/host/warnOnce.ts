// Console warnings about the host's mistakes, in development builds only.

const said = new Set<string>();

/**
 * Warns on the console, once per text. A text says what happened, why it matters and what to do. It never contains
 * anything that a user entered.
 *
 * Call it only inside an explicit `process.env.NODE_ENV !== 'production'`: bundlers then drop the call and its text.
 */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  // biome-ignore lint/suspicious/noConsole: this function exists to warn on the console.
  console.warn(`itglue-connect: ${text}`);
}
