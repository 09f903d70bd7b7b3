// What the controls of "Try the look" change, and the CSS that does the same on a host's page.

import { reactive } from 'vue';
import { type Token, data as tokens } from './tokens.data.js';

export type Control =
  | { kind: 'color'; light: string; dark: string }
  | { kind: 'length'; initial: number; max: number }
  | { kind: 'choice'; choices: string[] };

/** The controls of properties that are no colours. A new one in docs/look.md needs one here. */
const controls: Record<string, Control> = {
  '--itglue-radius': { kind: 'length', initial: 8, max: 24 },
  '--itglue-padding': { kind: 'length', initial: 24, max: 48 },
  '--itglue-frame': { kind: 'choice', choices: ['none', '2px solid', '1px dashed'] },
};

function controlOf({ property, colors }: Token): Control {
  const control: Control | undefined = colors ? { kind: 'color', ...colors } : controls[property];
  if (!control) throw new Error(`${property} has no control`);
  return control;
}

export const properties = tokens.map((token) => ({ ...token, control: controlOf(token) }));

export const fonts = {
  'Georgia, serif': 'Serif',
  'system-ui, sans-serif': 'System',
  'ui-monospace, monospace': 'Monospaced',
};

/** The declarations that differ from the defaults, by their property. */
export const changed = reactive<Record<string, string>>({});

/** Sets a property, or resets it with an empty value. */
export function change(property: string, value: string): void {
  if (value) changed[property] = value;
  else Reflect.deleteProperty(changed, property);
}

export function reset(): void {
  for (const property of Object.keys(changed)) change(property, '');
}

/** The CSS to copy, in the order of the table. */
export function css(): string {
  const order = [...tokens.map(({ property }) => property), 'font-family', 'max-width'];
  const declarations = ['color-scheme', ...order]
    .filter((property) => property in changed)
    .map((property) => `  ${property}: ${changed[property]};\n`);
  if (declarations.length === 0) return '/* No changes yet */';
  return `.settings {\n${declarations.join('')}}`;
}
