// The steps of the guide, as text for someone else.

import type { HostChoices, useHost } from '../host/HostContext.js';

/** Names as on IT Glue's screen. */
export const screenNames = {
  administrator: 'Administrator',
  account: 'Account → Settings → API Keys',
  admin: 'Admin → Settings → API Keys',
  generate: 'Generate API Key',
  passwordAccess: 'Password Access',
  ipAccess: 'IP Access Control',
} as const;

/** The host's addresses, each once. A host may also pass a text with several, such as from an environment variable. */
export function addressesIn({ egressAddresses }: HostChoices): string[] {
  const given = String(egressAddresses ?? '').split(/[\s,]+/);
  return [...new Set(given)].filter(Boolean);
}

export interface StepsText {
  title: string;
  needs: string;
  steps: string[];
  notes: string[];
}

/**
 * Puts the steps into words.
 *
 * @param signIn where the account signs in, if that is known
 * @param page where the key is to be entered
 */
export function wordSteps(
  { choices, messages, say }: ReturnType<typeof useHost>,
  signIn: string | undefined,
  page: string | undefined,
): StepsText {
  const addresses = addressesIn(choices);
  return {
    title: say('steps.title'),
    needs: say('guide.needs', screenNames),
    steps: [
      say('guide.signIn', { itGlue: signIn ? `IT Glue (${signIn})` : 'IT Glue' }),
      say('guide.open', screenNames),
      say('guide.generate', screenNames),
      ...(choices.requirePasswordAccess ? [say('guide.passwords', screenNames)] : []),
      say('guide.copy'),
      ...(page ? [say('steps.page', { page })] : []),
    ],
    notes: [
      say('guide.unused'),
      ...(addresses.length
        ? [
            say('guide.allow', {
              ...screenNames,
              addresses: new Intl.ListFormat(messages.locale).format(addresses),
            }),
          ]
        : []),
    ],
  };
}

/** The steps as plain text. */
export function plainSteps({ title, needs, steps, notes }: StepsText): string {
  const numbered = steps.map((step, index) => `${index + 1}. ${step}`);
  return [title, needs, numbered.join('\n'), ...notes].join('\n\n');
}

/** The steps as HTML. Made of elements, so that nothing in them is read as markup. */
export function htmlSteps(
  { title, needs, steps, notes }: StepsText,
  { locale, dir }: { locale: string; dir: string },
): string {
  const root = document.createElement('div');
  root.lang = locale;
  root.dir = dir;
  const list = document.createElement('ol');
  for (const step of steps) add(list, 'li', step);
  const heading = document.createElement('p');
  add(heading, 'b', title);
  root.append(heading);
  add(root, 'p', needs);
  root.append(list);
  for (const note of notes) add(root, 'p', note);
  return root.outerHTML;
}

function add(parent: HTMLElement, name: string, text: string): void {
  const element = document.createElement(name);
  element.textContent = text;
  parent.append(element);
}
