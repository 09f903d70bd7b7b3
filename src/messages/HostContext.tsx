'use client';
// What the host has said to every part: who it is, its language, classes of its own.

import { createContext, type ReactNode, useContext } from 'react';
import { Fragment, jsxs } from 'react/jsx-runtime';
import { formMessages } from './en.js';
import { fill, type Messages } from './messages.js';
import { warnOnce } from './warnOnce.js';

declare const process: { env: { NODE_ENV?: string } };

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

/** What the parts go by: the host's choices, without what a host that is not typed may have got wrong. */
interface Choices extends HostChoices {
  appName: string | undefined;
  messages: Partial<Messages>;
}

const HostContext = createContext<Choices>({ appName: undefined, messages: {} });

/** Makes the host's choices known to the parts inside. */
export function HostProvider({ value, children }: { value: HostChoices; children: ReactNode }) {
  const choices = {
    ...value,
    appName: understandName(value.appName),
    messages: understandMessages(value.messages),
  };
  return <HostContext.Provider value={choices}>{children}</HostContext.Provider>;
}

/** How a part speaks and what it is called. English fills the gaps of a language. */
export function useHost<Key extends string = never>(
  /** The English messages of the part, in addition to those of the form. */
  more?: Readonly<Record<Key, string>>,
) {
  const choices = useContext(HostContext);
  const messages = { ...formMessages, ...more, ...choices.messages };
  const appName = choices.appName ?? messages.thisApp;
  const texts: Readonly<Record<string, string | undefined>> = messages;
  return {
    choices,
    messages,
    appName,
    /** Says a message, with `{name}` filled in. `{appName}` is known. */
    say: (
      key: keyof typeof formMessages | Key,
      values?: Record<string, string | undefined>,
    ): string => fill(texts[key] ?? '', { appName, ...values }).join(''),
    /** The same with elements; a string among the values is what IT Glue has on its screen. */
    show: (key: keyof typeof formMessages | Key, values: Record<string, ReactNode>): ReactNode =>
      // As if each were written here, so without keys.
      jsxs(Fragment, {
        children: fill<ReactNode>(texts[key] ?? '', { appName, ...values }).map((part, index) =>
          // biome-ignore lint/correctness/useJsxKeyInIterable: as above.
          index % 2 && typeof part === 'string' ? <b dir="ltr">{part}</b> : part,
        ),
      }),
    /** The classes of a part: ours, then the host's. */
    classes: (part: Part) => `itglue-${part} ${choices.classNames?.[part] ?? ''}`.trim(),
  };
}

/** An empty name is none. */
function understandName(name: unknown): string | undefined {
  if (typeof name === 'string') return name.trim() || undefined;
  if (process.env.NODE_ENV !== 'production' && name !== undefined) {
    warnOnce(
      '`appName` is not a string, so the form says "this app" instead. Pass the name of the product as text.',
    );
  }
  return undefined;
}

function understandMessages(given: HostChoices['messages']): Partial<Messages> {
  const messages: Record<string, string> = {};
  for (const [key, message] of Object.entries<unknown>(given ?? {})) {
    if (typeof message === 'string') {
      messages[key] = key === 'locale' ? understandLocale(message) : message;
    } else if (process.env.NODE_ENV !== 'production' && message !== undefined) {
      warnOnce(
        `\`messages\` has something else than text at "${key}", which is shown in English instead. ` +
          "Pass a language itself, as in `import { de } from 'itglue-connect/locales/de'`, or single messages as text.",
      );
    }
  }
  return messages;
}

/** The tag of a language as `Intl` takes it, also from one written as `en_US`. */
function understandLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? formMessages.locale;
  } catch {
    if (process.env.NODE_ENV !== 'production') {
      warnOnce(
        `\`messages.locale\` is "${locale}", which Intl refuses, so numbers and dates are written as in English. ` +
          'Use a BCP 47 tag such as "pt-BR".',
      );
    }
    return formMessages.locale;
  }
}
