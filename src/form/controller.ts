// The headless form as its users see it: what it is given, and what it gives.

import type {
  ClipboardEvent,
  CompositionEvent,
  FormEvent,
  KeyboardEvent,
  MouseEvent,
  RefCallback,
} from 'react';
import type { createFormControl, UseFormRegisterReturn } from 'react-hook-form';
import type { ConnectError } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import type { Credentials } from '../itglue/credentials.js';
import type { Address, Subdomain } from '../itglue/regions.js';
import type { ConnectEvent } from './events.js';
import type { ApiKeyKind, attributesOf, KeyField, secretAttributes } from './keyField.js';

/**
 * The host's callback. Resolve, and the account is connected. Throw a {@link ConnectError}, and the form shows it with
 * its own way out. Anything else that is thrown is shown as `unknown`, or as `offline` if the browser is offline.
 *
 * A `Response` counts by its status, resolved or thrown: 400 and more is the failure that is in its body or that its
 * status stands for. An error that it resolves to is treated as thrown.
 *
 * `signal` is aborted when the user cancels or the form unmounts.
 */
export type OnConnect = (
  credentials: Credentials,
  context: { signal: AbortSignal },
  // biome-ignore lint/suspicious/noConfusingVoidType: a callback that returns nothing is the simplest one.
) => Promise<Connection | void>;

/** Where the form is: filling in, waiting for the host, or done. */
export type ConnectState =
  | { phase: 'editing'; failure?: undefined }
  | {
      phase: 'editing';
      /** Why the last attempt failed. Cleared when the user changes what it was about. */
      failure: ConnectError;
      /** The subdomain of that attempt. */
      failedAt: Subdomain;
    }
  | { phase: 'connecting'; failure?: undefined }
  | { phase: 'connected'; failure?: undefined; connection: Connection };

/** Which subdomain is chosen at first, and whether it can be changed. */
export type SubdomainOptions =
  | {
      /** The subdomain that is chosen at first. None by default. */
      defaultSubdomain?: Subdomain | undefined;
      /** Fixes the region: it is shown as text and can't be changed. `false` by default. */
      lockSubdomain?: false | undefined;
    }
  | { defaultSubdomain: Subdomain; lockSubdomain: boolean };

export type UseConnectFormOptions = SubdomainOptions & {
  /** Receives the credentials when the user submits. */
  onConnect: OnConnect;
  /** Called with the connection once the account is connected. */
  onSuccess?: ((connection: Connection) => void) | undefined;
  /** Called with whatever `onConnect` threw, unchanged. Not called when the user cancels. */
  onError?: ((error: unknown) => void) | undefined;
  /** Whether the first empty field takes focus when the form appears. `false` by default. */
  autoFocus?: boolean | undefined;
  /** Called with everything that happens, for analytics. */
  onEvent?: ((event: ConnectEvent) => void) | undefined;
};

/**
 * Something that was done for the user, to be announced politely: only the key was kept of what was pasted, the
 * subdomain was read from an address, or both.
 */
export type Notice = 'key_cleaned' | 'subdomain_picked' | 'key_and_subdomain';

/** React Hook Form's public methods for the two fields. */
export type FormControl = ReturnType<typeof createFormControl<Credentials>>;

/** The result of {@link useConnectForm}: what to show, props to spread onto the fields, and what the user may do. */
export interface ConnectFormController {
  /** Where the form is, and why the last attempt failed. */
  state: ConnectState;
  /**
   * React Hook Form's own, for {@link useFieldError} and, by its `control`, for `useWatch` of the subdomain. Don't use
   * it for `useFormState` or to watch the key: both keep the key in the state of the component that calls them.
   */
  formControl: FormControl;
  /** What was done for the user since the last attempt. */
  notice: Notice | undefined;
  /** The last address that the user gave. */
  address: Address | undefined;
  /** Whether the key can be read. It is hidden again on submit. */
  keyShown: boolean;
  /** How long IT Glue asked to wait, in seconds, counting down to 0. Until then, submitting does nothing. */
  secondsLeft: number;
  /** Whether the browser has come back online since the last attempt. */
  backOnline: boolean;
  /** The subdomain that can't be changed. `undefined` if the user chooses one. */
  lockedSubdomain: Subdomain | undefined;
  /** For the `<form>`. */
  formProps: { id: string; method: 'dialog'; noValidate: true; onSubmit(event: FormEvent): void };
  /**
   * For the submit button. With it, the browser submits nothing by itself: not to a form around this one, and not for
   * its password manager to see.
   */
  submitProps: { type: 'submit'; onClick(event: MouseEvent): void };
  /** For the `<select>`. */
  subdomainProps: UseFormRegisterReturn<'subdomain'> & { defaultValue: Subdomain | '' };
  /**
   * The React `key` of the `<input>`, and of nothing else: `<input key={apiKeyKind} {...apiKeyProps} />`. It makes the
   * field a fresh element when it gets its first character, is emptied, shown or hidden. Its value is kept.
   */
  apiKeyKind: ApiKeyKind;
  /**
   * For the `<input>`: a pasted key is cleaned, and nothing offers to fill it in or to save it. It has no `name`, so
   * no form around it sends it. Session recorders leave it alone: add your own classes to its `className`, which some
   * of them go by.
   */
  apiKeyProps: ApiKeyProps;
  /** Checks the fields and calls `onConnect`, as the submit button does. Nothing during an attempt or a wait. */
  submit(): void;
  /** Ends the current attempt, and goes back to editing. */
  cancel(): void;
  /** Chooses another subdomain and submits: the way out of `wrong_subdomain`. `false` if the subdomain is locked. */
  connectAt: ((subdomain: Subdomain) => void) | false;
  /** Chooses the subdomain of an address, and keeps a key that is next to it. `false` without an address. */
  pickFromAddress(text: string): boolean;
  /** Shows or hides the key. */
  showKey(shown: boolean): void;
  /** Reports an event of the parts around the fields. */
  report(event: ConnectEvent): void;
}

export type ApiKeyProps = typeof secretAttributes &
  (typeof attributesOf)[ApiKeyKind] & {
    ref: RefCallback<HTMLInputElement>;
    onChange(event: FormEvent<HTMLInputElement>): void;
    onCompositionEnd(event: CompositionEvent<HTMLInputElement>): void;
    onKeyDown(event: KeyboardEvent<HTMLInputElement>): void;
    onPaste(event: ClipboardEvent<HTMLInputElement>): void;
  };

/** The controller with what the parts of our own form need in addition. */
export interface FormController extends ConnectFormController {
  keyField: KeyField;
}
