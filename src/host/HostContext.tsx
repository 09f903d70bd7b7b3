'use client';
// What the host has chosen for all parts: its name, its language, its classes.

import { createContext, type ReactNode, useContext } from 'react';
import { Fragment, jsxs } from 'react/jsx-runtime';
import { type FormMessages, formMessages, type Messages } from '../languages/en.js';
import { fill, type Placeholders } from './fill.js';
import { understandMessages, understandName } from './understand.js';

/** A part of the form, the dialog or the card. Its class is this name with the prefix `itglue-`. */
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
  | 'handover'
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
  | 'state'
  | 'outcome';

/** The host's own classes, added to ours. */
export type ClassNames = Partial<Record<Part, string>>;

export interface HostChoices {
  /** The name of the product that asks for the key. "this app" by default. */
  appName?: string | undefined;
  /** Whether the key needs "Password Access". If so, the guide includes that step. `false` by default. */
  requirePasswordAccess?: boolean | undefined;
  /** The IP addresses from which the host's server calls IT Glue, for accounts that limit access by IP. */
  egressAddresses?: readonly string[] | undefined;
  /** A language, or single messages that replace the English ones. */
  messages?: Partial<Messages> | undefined;
  /** Classes to add to ours, by part. */
  classNames?: ClassNames | undefined;
}

/** The choices as the parts use them. */
interface Choices extends HostChoices {
  appName: string | undefined;
  messages: Partial<Messages>;
}

type Texts<Key extends PropertyKey> = Readonly<Record<Key, string>>;

/** What a message needs to be filled in: a value for each of its placeholders, but for `appName`, which is known. */
type Values<Message, Value> = Message extends string
  ? [Exclude<Placeholders<Message>, 'appName'>] extends [never]
    ? []
    : [values: Readonly<Record<Exclude<Placeholders<Message>, 'appName'>, Value>>]
  : never;

/** The classes and messages of a part. A message that the host's language lacks is in English. */
type Host<More extends Texts<string>> = ReturnType<typeof createHost<More>>;

function createHost<More extends Texts<string> = Texts<never>>(
  choices: Choices = { appName: undefined, messages: {} },
  more?: More,
) {
  type English = typeof formMessages & More;
  type Key = Exclude<keyof English, 'dir' | 'locale'>;

  // Not a spread: TypeScript can't infer that the result has every key of `More`.
  const messages: FormMessages & Texts<keyof More> & Partial<Messages> = Object.assign(
    {},
    formMessages,
    more,
    choices.messages,
  );
  const appName = choices.appName ?? messages.thisApp;
  const texts: Texts<Key> = messages;
  return {
    choices,
    messages,
    appName,
    /** Returns a message with its placeholders filled in. */
    say: <Known extends Key>(
      key: Known,
      ...[values]: Values<English[Known], string | undefined>
    ): string => fill(texts[key], { appName, ...values }).join(''),
    /** The same with elements as values. A string value is a name on IT Glue's screen, and is shown in bold. */
    show: <Known extends Key>(
      key: Known,
      ...[values]: Values<English[Known], ReactNode>
    ): ReactNode =>
      // The children are static, so they need no keys.
      jsxs(Fragment, {
        children: fill<ReactNode>(texts[key], { appName, ...values }).map((part, index) =>
          // biome-ignore lint/correctness/useJsxKeyInIterable: see above.
          index % 2 && typeof part === 'string' ? <b dir="ltr">{part}</b> : part,
        ),
      }),
    /** Returns the classes of a part: ours, then the host's. */
    classes: (part: Part) => `itglue-${part} ${choices.classNames?.[part] ?? ''}`.trim(),
  };
}

const HostContext = createContext<Host<Texts<never>> | undefined>(undefined);

/** Provides the host's choices to the parts inside. */
export function HostProvider({ value, children }: { value: HostChoices; children: ReactNode }) {
  const host = createHost({
    ...value,
    appName: understandName(value.appName),
    messages: understandMessages(value.messages),
  });
  return <HostContext.Provider value={host}>{children}</HostContext.Provider>;
}

/**
 * The classes and messages of a part.
 *
 * @param more the English messages of the part, in addition to those of the form
 */
export function useHost(): Host<Texts<never>>;
export function useHost<More extends Texts<string>>(more: More): Host<More>;
export function useHost(more?: Texts<string>) {
  const host = useContext(HostContext);
  // Merging the messages takes a while, so most parts share those of the provider.
  if (host && !more) return host;
  return createHost(host?.choices, more);
}
