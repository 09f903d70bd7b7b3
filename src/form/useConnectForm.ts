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
import type { ConnectError, ConnectErrorCode } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import {
  type Credentials,
  cleanApiKey,
  credentialsSchema,
  type FieldError,
} from '../itglue/credentials.js';
import { readPaste } from '../itglue/readPaste.js';
import { type Address, regions, type Subdomain } from '../itglue/regions.js';
import { warnOnce } from '../messages/warnOnce.js';
import type { ConnectEvent } from './events.js';
import { toConnection, toFailure } from './outcome.js';
import { useCountdown } from './useCountdown.js';
import { useRegistered } from './useRegistered.js';

declare const process: { env: { NODE_ENV?: string } };

/**
 * The host's callback. Resolve, and the account is connected. Throw a {@link ConnectError}, and it is
 * shown with its own way out. Throw anything else, and it is shown as `unknown`, or as `offline` where the
 * browser is.
 *
 * A `Response` counts by its status, resolved or thrown: 400 and more is the failure that is in its body or that its
 * status stands for. An error that it resolves to is thrown.
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
 * Something that was done for the user, to be said politely: more was pasted than the key, the subdomain was read from
 * an address, or both at once.
 */
export type Notice = 'key_cleaned' | 'subdomain_picked' | 'key_and_subdomain';

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
  /**
   * How long to wait. In seconds, counting down to 0; a submit before does nothing. Changing a field ends a wait that
   * was about the key or its account: one after `rate_limited`, `key_rejected` or `wrong_subdomain`.
   */
  secondsLeft: number;
  /** Whether the browser has come back online since the last attempt. */
  backOnline: boolean;
  /**
   * The subdomain that is not for the user to choose. `undefined` where it is not locked, and where `lockSubdomain`
   * has no `defaultSubdomain` to lock: the user chooses then.
   */
  lockedSubdomain: Subdomain | undefined;
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
  /** Chooses the subdomain of an address, and takes a key that is next to it. `false` if no address can be read. */
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
  const { defaultSubdomain, lockedSubdomain } = knownSubdomains(options);
  if (process.env.NODE_ENV !== 'production' && typeof options.onConnect !== 'function') {
    warnOnce(
      "`onConnect` is not a function, so every try to connect fails. Pass one, such as postTo('/api/itglue/connect').",
    );
  }
  const [state, setState] = useState<ConnectState>({ phase: 'editing' });
  const [notice, setNotice] = useState<Notice>();
  const [address, setAddress] = useState<Address>();
  const [keyShown, showKey] = useState(false);
  const [secondsLeft, wait] = useCountdown();
  const waiting = secondsLeft > 0;
  const [backOnline, setBackOnline] = useState(false);
  const attempt = useRef<AbortController | null>(null);
  const keyInput = useRef<HTMLInputElement | null>(null);
  const opened = useRef<true | null>(null);
  const present = useRef(false);
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
      (lockedSubdomain || form.getValues('subdomain')
        ? keyInput.current
        : around?.querySelector<HTMLElement>('[name=subdomain]')
      )?.focus();
    // An effect runs twice in StrictMode, a form opens once.
    present.current = true;
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
      present.current = false;
      ended.abort();
      stop();
      abandon();
      // Still there when StrictMode or `<Activity>` only runs the effects again.
      if (!keyInput.current?.isConnected) form.setValue('apiKey', '');
    };
  }, []);

  async function connect(credentials: Credentials) {
    // Checked asynchronously, the credentials may come when the form is gone.
    if (attempt.current || !present.current) return;
    const { subdomain } = credentials;
    attempt.current = new AbortController();
    const { signal } = attempt.current;
    setState({ phase: 'connecting' });
    report({ type: 'submitted', subdomain });

    let connection: Connection;
    try {
      // A copy, so that the host may mutate it.
      const resolved: unknown = await host.current.onConnect({ ...credentials }, { signal });
      if (signal.aborted) return;
      connection = await toConnection(resolved, credentials);
    } catch (thrown) {
      // Never at once: what throws at once must not let a second submit of the same moment through.
      const failure = await toFailure(thrown, credentials);
      if (signal.aborted) return;
      attempt.current = null;
      const { code, suggestedSubdomain, retryAfter } = failure;
      setState({ phase: 'editing', failure, failedAt: subdomain });
      wait(retryAfter ?? 0);
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
    if (lockedSubdomain) form.setValue('subdomain', lockedSubdomain);
    // What stands in the field is what is sent, however it got there, and once cleaned it shows there.
    // The ref of a host's component may be of an element around it, where only React Hook Form finds it.
    form.setValue('apiKey', cleanApiKey(keyInput.current?.value ?? form.getValues('apiKey') ?? ''));
    if (process.env.NODE_ENV !== 'production' && !keyInput.current) {
      warnOnce(
        'The `ref` of `apiKeyProps` reached no element, so the key is read only if its events do, and the field cannot ' +
          'take the focus. Forward `ref`, `onChange` and `onBlur` to the <input> in your component.',
      );
    }
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
    if (!isAboutFields(state.failure?.code)) return;
    setState({ phase: 'editing' });
    wait(0);
  }

  function pick(read: Address) {
    const { subdomain } = read;
    form.setValue('subdomain', subdomain);
    form.clearErrors('subdomain');
    changed();
    setAddress(read);
    report({ type: 'subdomain_guessed', subdomain });
  }

  function pickFromAddress(text: string): boolean {
    const { apiKey, address } = readPaste(text);
    if (!address || lockedSubdomain || state.phase !== 'editing') return false;
    pick(address);
    const input = keyInput.current;
    // The ref of a host's component may be of an element around the field.
    const takesKey = apiKey && input && 'setRangeText' in input;
    if (takesKey) insert(apiKey, input, 0, input.value.length);
    setNotice(takesKey ? 'key_and_subdomain' : 'subdomain_picked');
    return true;
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    if (state.phase !== 'editing') return;
    const text = event.clipboardData.getData('text');
    const { apiKey, address } = readPaste(text);
    const picked = address && !lockedSubdomain;
    if (picked) pick(address);
    if (apiKey && apiKey !== text) {
      const input = event.currentTarget;
      insert(apiKey, input, input.selectionStart ?? 0, input.selectionEnd ?? 0);
    }
    if (!picked && (!apiKey || apiKey === text)) return;
    event.preventDefault();
    setNotice(picked ? (apiKey ? 'key_and_subdomain' : 'subdomain_picked') : 'key_cleaned');
  }

  // In the order of the page, in which the first invalid one takes the focus.
  const subdomainField = useRegistered(form.register('subdomain', { onChange: changed }));
  const apiKeyField = useRegistered(
    form.register('apiKey', { setValueAs: cleanApiKey, onChange: changed }),
    keyInput,
  );

  return {
    state,
    control: form.control,
    notice,
    address,
    keyShown,
    secondsLeft,
    backOnline,
    lockedSubdomain,
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
      type: keyShown ? 'text' : 'password',
      onPaste,
    },
    submit,
    cancel: () => abandon() && report({ type: 'cancelled' }),
    connectAt:
      !lockedSubdomain &&
      ((subdomain) => {
        if (waiting) return;
        form.setValue('subdomain', subdomain);
        submit();
      }),
    pickFromAddress,
    showKey,
    report,
  };
}

/** A failure that the user may end by changing a field: it was about the key, or the account that the key belongs to. */
const isAboutFields = (code: ConnectErrorCode | undefined): boolean =>
  code === 'wrong_subdomain' || code === 'key_rejected' || code === 'rate_limited';

/** Puts a key into the field as a paste does, between two places in its value. */
function insert(apiKey: string, input: HTMLInputElement, from: number, to: number) {
  input.setRangeText(apiKey, from, to, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What a host without types has given may be no subdomain, and then none is chosen or locked. */
function knownSubdomains({ defaultSubdomain, lockSubdomain }: UseConnectFormOptions) {
  const known = regions.find(({ subdomain }) => subdomain === defaultSubdomain)?.subdomain;
  if (process.env.NODE_ENV !== 'production') {
    if (defaultSubdomain && !known) {
      warnOnce(
        '`defaultSubdomain` is not a subdomain of IT Glue, so none is chosen. Use "api", "api.eu" or "api.au".',
      );
    }
    if (lockSubdomain && !known) {
      warnOnce(
        '`lockSubdomain` has no subdomain to lock, so the user chooses one. Pass `defaultSubdomain` with it.',
      );
    }
  }
  return { defaultSubdomain: known, lockedSubdomain: lockSubdomain ? known : undefined };
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
