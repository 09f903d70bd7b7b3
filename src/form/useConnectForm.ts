'use client';
// The headless heart: phases, submit, cancel, and all that the key's secrecy asks for.

import { zodResolver } from '@hookform/resolvers/zod';
import {
  type ClipboardEvent,
  type FormEvent,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { type Control, createFormControl, type UseFormRegisterReturn } from 'react-hook-form';
import { ConnectError } from '../itglue/connectError.js';
import { type Connection, pickConnection } from '../itglue/connection.js';
import {
  type Credentials,
  cleanApiKey,
  credentialsSchema,
  type FieldError,
  isApiKey,
  keyHint,
} from '../itglue/credentials.js';
import { type Address, parseAddress, type Subdomain } from '../itglue/regions.js';
import type { ConnectEvent } from './events.js';

/**
 * The host's callback. Resolve, and the account is connected. Throw a {@link ConnectError}, and it is
 * shown with its own way out. Throw anything else, and it is shown as `unknown`, or as `offline` where the
 * browser is.
 *
 * `signal` is aborted when the user cancels or the form goes away.
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
      /** Why the last attempt failed. Gone when what it was about changes. */
      failure: ConnectError;
      /** The subdomain of that attempt. */
      failedAt: Subdomain;
    }
  | { phase: 'connecting'; failure?: undefined }
  | { phase: 'connected'; failure?: undefined; connection: Connection };

/** Which subdomain is chosen at first, and whether it stays so: one that is locked has to be given. */
export type SubdomainOptions =
  | {
      /** The subdomain that is chosen at first. None by default. */
      defaultSubdomain?: Subdomain | undefined;
      /** Whether the subdomain is certain, and not for the user to choose. `false` by default. */
      lockSubdomain?: false | undefined;
    }
  | { defaultSubdomain: Subdomain; lockSubdomain: boolean };

export type UseConnectFormOptions = SubdomainOptions & {
  /** Gets the credentials when the user submits. */
  onConnect: OnConnect;
  /** Told of the connection once it stands. */
  onSuccess?: ((connection: Connection) => void) | undefined;
  /** Told of what `onConnect` threw, itself. Not told when the user cancels. */
  onError?: ((error: unknown) => void) | undefined;
  /** Whether the first field with nothing in it takes focus when the form appears. `false` by default. */
  autoFocus?: boolean | undefined;
  /** Told of everything that happens, for analytics. */
  onEvent?: ((event: ConnectEvent) => void) | undefined;
};

/**
 * Something that was done for the user, to be said politely: more was pasted than the key, or the
 * subdomain was read from an address.
 */
export type Notice = 'key_cleaned' | 'subdomain_picked';

/** What {@link useConnectForm} gives: what to show, props to spread onto the fields, and what the user may do. */
export interface ConnectFormController {
  /** Where the form is, and what came of the last attempt. */
  state: ConnectState;
  /**
   * React Hook Form's own, for `useWatch` of the subdomain and {@link useFieldError}. Not for `useFormState`, nor to
   * watch the key: they keep it in the state of the component that calls them.
   */
  control: Control<Credentials>;
  /** What was done for the user since the last attempt. */
  notice: Notice | undefined;
  /** The last address that the user gave. */
  address: Address | undefined;
  /** Whether the key can be read. It is hidden again on submit. */
  keyShown: boolean;
  /** How long IT Glue asked to wait. In seconds, counting down to 0; a submit before does nothing. */
  secondsLeft: number;
  /** Whether the browser has come back online since the last attempt. */
  backOnline: boolean;
  /** For the `<form>`. */
  formProps: { method: 'dialog'; noValidate: true; onSubmit(event: FormEvent): void };
  /** For the `<select>`. */
  subdomainProps: UseFormRegisterReturn<'subdomain'> & { defaultValue: Subdomain | '' };
  /**
   * For the `<input>`: what is pasted is cleaned, and nothing offers to fill it in or to keep it. Session
   * recorders leave it alone; add your own classes to its `className`, which some of them go by.
   */
  apiKeyProps: UseFormRegisterReturn<'apiKey'> & ApiKeyAttributes;
  /** Checks the fields and calls `onConnect`, as the submit button does. Nothing while an attempt or a wait is on. */
  submit(): void;
  /** Ends the attempt under way, and goes back to editing. */
  cancel(): void;
  /** Chooses another subdomain and submits: the way out of `wrong_subdomain`, unless it is locked. */
  connectAt: ((subdomain: Subdomain) => void) | false;
  /** Chooses the subdomain of an address. `false` if none can be read from it. */
  pickFromAddress(text: string): boolean;
  /** Lets the key be read, or hides it. */
  showKey(shown: boolean): void;
  /** Reports an event of the parts around the fields. */
  report(event: ConnectEvent): void;
}

// `new-password`, since with `off` browsers fill in the password that the user has for the host.
// The rest tells the password managers that go by attributes of their own.
const secretAttributes = {
  autoComplete: 'new-password',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  dir: 'ltr',
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
  'data-protonpass-ignore': 'true',
  // Session recorders: rrweb and what is built on it, Datadog, OpenReplay, PostHog, Amplitude, Rollbar, Faro.
  'data-rr-is-password': 'true',
  'data-dd-privacy': 'mask',
  'data-openreplay-obscured': 'true',
  className: 'rr-block ph-no-capture amp-mask rb-mask grafana-block',
} as const;

type ApiKeyAttributes = typeof secretAttributes & {
  type: 'password' | 'text';
  onPaste(event: ClipboardEvent<HTMLInputElement>): void;
};

const resolver = zodResolver(credentialsSchema);

/**
 * The form without its looks, to build one's own on. `ConnectForm` is built on it.
 *
 * @example
 * const { state, formProps, subdomainProps, apiKeyProps } = useConnectForm({ onConnect });
 */
export function useConnectForm(options: UseConnectFormOptions): ConnectFormController {
  const { defaultSubdomain, lockSubdomain } = options;
  const [state, setState] = useState<ConnectState>({ phase: 'editing' });
  const [notice, setNotice] = useState<Notice>();
  const [address, setAddress] = useState<Address>();
  const [keyShown, showKey] = useState(false);
  const [secondsLeft, setSecondsLeft] = useState(0);
  const [backOnline, setBackOnline] = useState(false);
  const attempt = useRef<AbortController | null>(null);
  const keyInput = useRef<HTMLInputElement | null>(null);
  const opened = useRef<true | null>(null);
  // An attempt outlives the render it began in, and answers to the host's latest callbacks.
  const host = useRef(options);
  useEffect(() => {
    host.current = options;
  });

  // Without default values the fields' own count, and what was filled in before hydration is kept.
  // Not by `useForm`, which renders the whole form a second time once it is mounted.
  const [form] = useState(() => createFormControl<Credentials>({ resolver }));

  // On its own, so that analytics that throw hold up nothing.
  const report = (event: ConnectEvent) => queueMicrotask(() => host.current.onEvent?.(event));

  // Keeps in step with the page: what is under way ends with it, and the key does not outlive its field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is for the whole life, and what it uses does not change.
  useEffect(() => {
    // Until someone listens, React Hook Form takes the fields for not there yet.
    const stop = form.subscribe({ callback() {} });
    // Not by its `setFocus`, which waits for a timer, and so for another frame.
    const around = keyInput.current?.form;
    if (options.autoFocus && !around?.matches(':focus-within'))
      (lockSubdomain || form.getValues('subdomain')
        ? keyInput.current
        : around?.querySelector<HTMLElement>('[name=subdomain]')
      )?.focus();
    // An effect runs twice in StrictMode, a form opens once.
    if (!opened.current) {
      opened.current = true;
      report({ type: 'opened' });
    }
    const ended = new AbortController();
    const { signal } = ended;
    // Also when the page comes back from the back/forward cache.
    window.addEventListener('pageshow', () => showKey(false), { signal });
    window.addEventListener('online', () => setBackOnline(true), { signal });
    return () => {
      ended.abort();
      stop();
      abandon();
      // Still there when StrictMode or `<Activity>` only runs the effects again.
      if (!keyInput.current?.isConnected) form.setValue('apiKey', '');
    };
  }, []);

  // Counts by the clock that no change of the date moves.
  const waiting = secondsLeft > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the seconds are where it starts from.
  useEffect(() => {
    if (!waiting) return;
    const over = performance.now() + secondsLeft * 1000;
    const timer = setInterval(() => {
      setSecondsLeft(Math.max(0, Math.round((over - performance.now()) / 1000)));
    }, 1000);
    return () => clearInterval(timer);
  }, [waiting]);

  async function connect(credentials: Credentials) {
    // Checked asynchronously, the credentials may come when the form is gone.
    if (attempt.current || !keyInput.current?.isConnected) return;
    const { subdomain } = credentials;
    attempt.current = new AbortController();
    const { signal } = attempt.current;
    setState({ phase: 'connecting' });
    report({ type: 'submitted', subdomain });

    let connection: Connection;
    try {
      // A copy, since what the host does with its own is its affair.
      const made = await host.current.onConnect({ ...credentials }, { signal });
      connection = pickConnection({ keyHint: keyHint(credentials.apiKey), ...made }, subdomain);
    } catch (thrown) {
      // Thrown at once, it must not let a second submit of the same moment through.
      await null;
      if (signal.aborted) return;
      attempt.current = null;
      const failure =
        thrown instanceof ConnectError
          ? thrown
          : new ConnectError(navigator.onLine ? 'unknown' : 'offline');
      const { code, suggestedSubdomain, retryAfter } = failure;
      setState({ phase: 'editing', failure, failedAt: subdomain });
      if (retryAfter) setSecondsLeft(Math.ceil(retryAfter));
      report({ type: 'failed', code, suggestedSubdomain });
      host.current.onError?.(thrown);
      return;
    }
    if (signal.aborted) return;
    attempt.current = null;
    form.setValue('apiKey', '');
    setState({ phase: 'connected', connection });
    report({ type: 'connected', connection });
    host.current.onSuccess?.(connection);
  }

  function submit() {
    if (attempt.current || waiting) return;
    showKey(false);
    setNotice(undefined);
    setBackOnline(false);
    if (lockSubdomain) form.setValue('subdomain', defaultSubdomain);
    // What stands in the field is what is sent, however it got there, and once cleaned it shows there.
    // The ref of a host's component may be of an element around it, where only React Hook Form finds it.
    form.setValue('apiKey', cleanApiKey(keyInput.current?.value ?? form.getValues('apiKey') ?? ''));
    void form.handleSubmit((credentials) => {
      // Not returned: React Hook Form would wait for the host, which may never answer.
      void connect(credentials);
    })();
  }

  /** Ends the attempt under way, if there is one. */
  function abandon(): boolean {
    if (!attempt.current) return false;
    attempt.current.abort();
    attempt.current = null;
    setState({ phase: 'editing' });
    return true;
  }

  /** Drops what was said about something that the user has changed since. Most often nothing was. */
  function changed() {
    if (notice) setNotice(undefined);
    const code = state.failure?.code;
    if (code === 'wrong_subdomain' || code === 'key_rejected') setState({ phase: 'editing' });
  }

  function pickFromAddress(text: string): boolean {
    const read = parseAddress(text);
    if (!read || lockSubdomain || state.phase !== 'editing') return false;
    const { subdomain } = read;
    form.setValue('subdomain', subdomain);
    form.clearErrors('subdomain');
    changed();
    setAddress(read);
    setNotice('subdomain_picked');
    report({ type: 'subdomain_guessed', subdomain });
    return true;
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    if (state.phase !== 'editing') return;
    const text = event.clipboardData.getData('text');
    const apiKey = cleanApiKey(text);
    if (pickFromAddress(text)) {
      event.preventDefault();
    } else if (apiKey !== text && isApiKey(apiKey)) {
      event.preventDefault();
      const input = event.currentTarget;
      input.setRangeText(apiKey, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      setNotice('key_cleaned');
    }
  }

  // In the order of the page, in which the first invalid one takes the focus.
  const subdomainField = form.register('subdomain', { onChange: changed });
  const apiKeyField = form.register('apiKey', { setValueAs: cleanApiKey, onChange: changed });

  return {
    state,
    control: form.control,
    notice,
    address,
    keyShown,
    secondsLeft,
    backOnline,
    formProps: {
      // Submitted before there is a script to take it, this method sends nothing and goes nowhere.
      method: 'dialog',
      noValidate: true,
      onSubmit(event) {
        event.preventDefault();
        // React hands a dialog's events to the forms that it was rendered in, too.
        event.stopPropagation();
        submit();
      },
    },
    subdomainProps: {
      ...subdomainField,
      defaultValue: defaultSubdomain ?? '',
    },
    apiKeyProps: {
      ...apiKeyField,
      ...secretAttributes,
      ref(input: HTMLInputElement | null) {
        apiKeyField.ref(input);
        keyInput.current = input ?? keyInput.current;
      },
      type: keyShown ? 'text' : 'password',
      onPaste,
    },
    submit,
    cancel: () => abandon() && report({ type: 'cancelled' }),
    connectAt:
      !lockSubdomain &&
      ((subdomain) => {
        form.setValue('subdomain', subdomain);
        submit();
      }),
    pickFromAddress,
    showKey,
    report,
  };
}

/** Why a field was refused, kept apart so that only the field itself renders when it changes. */
export function useFieldError(
  control: ConnectFormController['control'],
  name: keyof Credentials,
): FieldError | undefined {
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: the schema has no other messages.
  const read = () => control._formState.errors[name]?.message as FieldError | undefined;
  return useControl(control, name, read);
}

/** The subdomain that is in its field, read anew after hydration; it may have been chosen before. */
export function useChosenSubdomain({
  control,
  subdomainProps,
}: ConnectFormController): Subdomain | '' {
  const read = () => control._formValues.subdomain ?? subdomainProps.defaultValue;
  return useControl(control, 'subdomain', read);
}

/** Not `useFormState`, which keeps what is in the fields in the state of whoever calls it. */
function useControl<Value>(
  control: Control<Credentials>,
  name: keyof Credentials,
  read: () => Value,
): Value {
  const formState = { errors: true, values: true };
  return useSyncExternalStore(
    (callback) => control._subscribe({ name, formState, callback }),
    read,
    read,
  );
}
