// What development builds say on the console about a mistake of the host's.

const said = new Set<string>();

/**
 * Warns on the console, each text once. A text says what happened, why it matters and what to do, and has nothing in it
 * that a user entered.
 *
 * Call it only where `process.env.NODE_ENV` is not `production`, with that condition written out: bundlers then leave
 * out the call with its text.
 */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  // biome-ignore lint/suspicious/noConsole: it is what this is for.
  console.warn(`itglue-connect: ${text}`);
}
