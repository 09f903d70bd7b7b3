// Reads the settings that the host's page sends. That page may be anyone's script, so each value is checked.

import { isRecord, readProperty } from '../itglue/readProperty.js';
import type { FrameSettings } from './protocol.js';
import { colours, properties } from './theme.js';

/** The settings that are well formed. `undefined` for anything but an object. Never throws. */
export function pickSettings(value: unknown): FrameSettings | undefined {
  if (!isRecord(value)) return undefined;
  const read = (name: keyof FrameSettings) => readProperty(value, name);
  const text = (name: keyof FrameSettings) => {
    const found = read(name);
    return typeof found === 'string' ? found : undefined;
  };
  const messages = read('messages');
  const addresses = read('egressAddresses');
  return {
    appName: text('appName'),
    description: text('description'),
    messages: textsIn(messages),
    defaultSubdomain: text('defaultSubdomain'),
    lockSubdomain: read('lockSubdomain') === true,
    requirePasswordAccess: read('requirePasswordAccess') === true,
    egressAddresses: Array.isArray(addresses)
      ? addresses.filter((address) => typeof address === 'string')
      : undefined,
    token: text('token'),
    hasDone: read('hasDone') === true,
    canClose: read('canClose') === true,
    theme: pickTheme(read('theme')),
  };
}

function textsIn(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(isRecord(value) ? value : {})) {
    if (typeof text === 'string') texts[name] = text;
  }
  return texts;
}

/** The values of a theme that CSS accepts. */
function pickTheme(value: unknown): Record<string, string> {
  const theme: Record<string, string> = {};
  for (const name of properties) {
    const found = readProperty(value, name);
    // With a substitution, CSS can't tell. A computed value has none.
    const isChecked = typeof found === 'string' && !/\b(var|env|attr)\(|\\/i.test(found);
    // Test environments such as jsdom lack `CSS`.
    theme[name] = isChecked && globalThis.CSS?.supports(accepting(name), found) ? found : '';
  }
  return theme;
}

/** A property of CSS that accepts the values of one of ours. */
function accepting(name: string): string {
  if (colours.includes(name)) return 'color';
  return name === '--itglue-radius' ? 'border-radius' : name;
}
