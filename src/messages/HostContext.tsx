'use client';
// What the host has said to every part: who it is, its language, classes of its own.

import { createContext, type ReactNode, useContext } from 'react';
import { Fragment, jsxs } from 'react/jsx-runtime';
import { formMessages } from './en.js';
import { fill, type Messages } from './messages.js';

/** A part of the form, the dialog or the card: its class is `itglue-` and this name. */
export type Part =
  | 'form'
  | 'badges'
  | 'badge'
  | 'title'
  | 'description'
  | 'field'
  | 'label'
  | 'hint'
  | 'notice'
  | 'error'
  | 'control'
  | 'reveal'
  | 'disclosure'
  | 'guide'
  | 'addresses'
  | 'button'
  | 'submit'
  | 'failure'
  | 'connected'
  | 'privacy'
  | 'status'
  | 'actions'
  | 'dialog'
  | 'close'
  | 'question'
  | 'card'
  | 'summary'
  | 'state';

/** Classes of the host's, added to ours. */
export type ClassNames = Partial<Record<Part, string>>;

export interface HostChoices {
  /** The name of the product that asks. Without it, the form says "this app". */
  appName?: string | undefined;
  /** Whether the key needs "Password Access", which the guide then says. `false` by default. */
  requirePasswordAccess?: boolean | undefined;
  /** The addresses that the host's server calls IT Glue from, for accounts that limit access by IP. */
  egressAddresses?: readonly string[] | undefined;
  /** A language, or single messages in place of the English ones. */
  messages?: Partial<Messages> | undefined;
  /** Classes to add to ours, by part. */
  classNames?: ClassNames | undefined;
}

const HostContext = createContext<HostChoices>({});

/** Makes the host's choices known to the parts inside. */
export const HostProvider = HostContext.Provider;

/** How a part speaks and what it is called. English fills the gaps of a language. */
export function useHost() {
  const choices = useContext(HostContext);
  const messages = { ...formMessages, ...choices.messages };
  const appName = choices.appName ?? messages.thisApp;
  return {
    choices,
    messages,
    /** Says a message, with `{name}` filled in. `{appName}` is known. */
    say: (key: keyof typeof formMessages, values?: Record<string, string | undefined>) =>
      fill(messages[key], { appName, ...values }).join(''),
    /** The same with elements; a string among the values is what IT Glue has on its screen. */
    show: (key: keyof typeof formMessages, values: Record<string, ReactNode>): ReactNode =>
      // As if each were written here, so without keys.
      jsxs(Fragment, {
        children: fill<ReactNode>(messages[key], { appName, ...values }).map((part, index) =>
          // biome-ignore lint/correctness/useJsxKeyInIterable: as above.
          index % 2 && typeof part === 'string' ? <b dir="ltr">{part}</b> : part,
        ),
      }),
    /** The classes of a part: ours, then the host's. */
    classes: (part: Part) => `itglue-${part} ${choices.classNames?.[part] ?? ''}`.trim(),
  };
}
