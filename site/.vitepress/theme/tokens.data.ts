// The properties that the stylesheet reads, from the table in docs/look.md.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineLoader } from 'vitepress';
import { repository } from '../pages.js';

export interface Token {
  /** Such as `--itglue-accent`. */
  property: string;
  /** What it is, as the table says. */
  meaning: string;
  /** The default of a colour in light and in dark. Others have none. */
  colors: { light: string; dark: string } | undefined;
}

declare const data: Token[];

export { data };

const table = resolve(repository, 'docs/look.md');
const stylesheet = resolve(repository, 'dist/styles.css');

export default defineLoader({
  watch: [table, stylesheet],
  load(): Token[] {
    const rows = readFileSync(table, 'utf8').matchAll(
      /^\| `(--itglue-[\w-]+)` \| ([^|]+) \| ([^|]+) \|/gm,
    );
    const tokens = Array.from(rows, ([, property = '', defaults = '', meaning = '']) => {
      const [light, dark] = Array.from(defaults.matchAll(/#([0-9a-f]+)/g), ([, digits = '']) =>
        // The field for a colour only takes six digits.
        digits.length === 3 ? `#${digits.replace(/./g, '$&$&')}` : `#${digits}`,
      );
      return {
        property,
        meaning: meaning.replaceAll('`', ''),
        colors: light && dark ? { light, dark } : undefined,
      };
    });
    const documented = tokens.map(({ property }) => property).sort();
    const read = [...new Set(readFileSync(stylesheet, 'utf8').match(/--itglue-[\w-]+/g))].sort();
    if (documented.join() !== read.join()) {
      throw new Error(`docs/look.md has ${documented.join()}, but styles.css reads ${read.join()}`);
    }
    return tokens;
  },
});
