// The public types of the headless form.

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
import type { Fields } from './fields.js';
import type { ApiKeyKind, attributesOf, secretAttributes } from './keyField.js';

/**
 * The host's callback. Resolve once the account is connected. Throw a {@link ConnectError} to show why it isn't, with a
 * way out. Any other error is shown as `unknown`, or as `offline` if the browser is offline.
 *
 * A `Response` is judged by its status, whether returned or thrown. From 400, it is a failure: the one in its body, or
 * the one that its status implies. An error that is returned is treated as thrown.
 *
 * `signal` is aborted when the user cancels or the form unmounts. `attemptId` is random, and is in the attempt's events.
 */
export type OnConnect = (
  credentials: Credentials,
  context: { signal: AbortSignal; attemptId: string },
  // biome-ignore lint/suspicious/noConfusingVoidType: a callback that returns nothing is the simplest one.
) => Promise<Connection | void>;

/** The form is being filled in again, after an attempt that failed. */
export interface FailedState {
  phase: 'editing';
  /** Why the last attempt failed. Cleared when the user changes the field it was about. */
  failure: ConnectError;
  /** The subdomain of that attempt. */
  failedAt: Subdomain;
  /** When it failed, as an ISO 8601 date and time. */
  failedOn: string;
  /** The id of the attempt, which its events and the server's log have too. */
  attemptId: string;
}

/** The state of the form: being filled in, waiting for the host, or done. */
export type ConnectState =
  | { phase: 'editing'; failure?: undefined }
  | FailedState
  | { phase: 'connecting'; failure?: undefined }
  | { phase: 'connected'; failure?: undefined; connection: Connection };

/** Which subdomain is selected at first, and whether the user can change it. */
export type SubdomainOptions =
  | {
      /** The subdomain that is selected at first. None by default. */
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
  /** Called with each event, for analytics. */
  onEvent?: ((event: ConnectEvent) => void) | undefined;
};

/**
 * Something that the form did for the user and announces politely: it removed extra characters from a pasted key, read
 * the subdomain from an address, or both.
 */
export type Notice = 'key_cleaned' | 'subdomain_picked' | 'key_and_subdomain';

export type KeyNews = 'shown' | 'hidden';

/** React Hook Form's public methods for the two fields. */
export type FormControl = ReturnType<typeof createFormControl<Credentials>>;

/** The result of {@link useConnectForm}: the state to show, props for the elements, and the user's actions. */
export interface ConnectFormController {
  /** The phase of the form, and why the last attempt failed. */
  state: ConnectState;
  /**
   * React Hook Form's own methods, for {@link useFieldError}. Pass its `control` to `useWatch` to watch the subdomain.
   * Don't use it for `useFormState` or to watch the key: both keep the key in the calling component's state.
   */
  formControl: FormControl;
  /** What the form has done for the user since the last attempt. */
  notice: Notice | undefined;
  /** The last address that the user pasted. */
  address: Address | undefined;
  /** Whether the key is visible. It is hidden again on submit. */
  keyShown: boolean;
  /** The seconds left of the wait that IT Glue asked for. Until they reach 0, submitting does nothing. */
  secondsLeft: number;
  /** Whether the browser has come back online since the last attempt. */
  backOnline: boolean;
  /** The subdomain that the user can't change. `undefined` if the user chooses it. */
  lockedSubdomain: Subdomain | undefined;
  /** Props for the `<form>`. */
  formProps: { id: string; method: 'dialog'; noValidate: true; onSubmit(event: FormEvent): void };
  /**
   * Props for the submit button. They keep the browser from submitting anything by itself: neither a form around this
   * one nor the browser's password manager gets the key.
   */
  submitProps: { type: 'submit'; onClick(event: MouseEvent): void };
  /** Props for the `<select>`. */
  subdomainProps: UseFormRegisterReturn<'subdomain'> & { defaultValue: Subdomain | '' };
  /**
   * The React `key` of the `<input>`, and of nothing else: `<input key={apiKeyKind} {...apiKeyProps} />`. It makes
   * React create a new element when the field gets its first character, is emptied, shown or hidden. The value is kept.
   */
  apiKeyKind: ApiKeyKind;
  /**
   * Props for the `<input>`. They clean a pasted key, and keep password managers from filling it in or saving it. There
   * is no `name`, so that no form around it sends the key. Some session recorders skip the field because of its
   * `className`: add your own classes to it, don't replace it.
   */
  apiKeyProps: ApiKeyProps;
  /** Checks the fields and calls `onConnect`, like the submit button. Does nothing during an attempt or a wait. */
  submit(): void;
  /** Cancels the current attempt and returns to editing. */
  cancel(): void;
  /** Selects another subdomain and submits, to fix a `wrong_subdomain`. `false` if the subdomain is locked. */
  connectAt: ((subdomain: Subdomain) => void) | false;
  /** Selects the subdomain of an address, and fills in a key next to it. Returns `false` if there is no address. */
  pickFromAddress(text: string): boolean;
  /** Shows or hides the key. */
  showKey(shown: boolean): void;
  /** Reports an event that happened outside the fields. */
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

/** The controller, plus what the parts of our own form need. */
export interface FormController extends Omit<ConnectFormController, 'formControl'> {
  /** The two fields, whose form control may not be created yet. */
  fields: Fields;
  /** What to announce politely about the key: that it was shown or hidden. */
  keyNews: KeyNews | undefined;
  /**
   * How many times the key was refused and its field kept or got the focus. 0 once the focus has left the field, or the
   * user has changed it.
   */
  keyRefusals: number;
  /** Whether the form has just opened and taken the focus. Until the focus moves, the field also says the title. */
  introduces: boolean;
  /** Called when something in the form loses the focus. */
  onBlur(event: { target: Element }): void;
}
