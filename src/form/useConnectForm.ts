'use client';
// The headless form: composes the fields, the attempt and the countdown.

import { type ClipboardEvent, type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { warnOnce } from '../host/warnOnce.js';
import { checkCredentials } from '../itglue/checkCredentials.js';
import { isAboutTheKey } from '../itglue/connectError.js';
import { cleanApiKey } from '../itglue/credentials.js';
import { readPaste } from '../itglue/readPaste.js';
import { readProperty } from '../itglue/readProperty.js';
import { type Address, knownSubdomain } from '../itglue/regions.js';
import type {
  ConnectFormController,
  FormController,
  KeyNews,
  Notice,
  UseConnectFormOptions,
} from './controller.js';
import type { ConnectEvent } from './events.js';
import { createFields } from './fields.js';
import { focusInDialog } from './focusInDialog.js';
import { attributesOf, secretAttributes, useApiKey } from './keyField.js';
import { useAttempt } from './useAttempt.js';
import { useCountdown } from './useCountdown.js';

declare const process: { env: { NODE_ENV?: string } };

/**
 * The form without any markup, for building your own. `ConnectForm` is built on it.
 *
 * @example
 * const { formProps, subdomainProps, apiKeyKind, apiKeyProps, submitProps } = useConnectForm({ onConnect });
 */
export function useConnectForm(options: UseConnectFormOptions): ConnectFormController {
  const form = useFormController(options);
  return { ...form, formControl: form.fields.control(), ...useApiKey(form) };
}

/** The same for our own form, in which only the key's field re-renders when its kind changes. */
export function useFormController(options: UseConnectFormOptions): FormController {
  const { defaultSubdomain, lockedSubdomain } = knownSubdomains(options);
  if (process.env.NODE_ENV !== 'production' && typeof options.onConnect !== 'function') {
    warnOnce(
      "`onConnect` is not a function, so every attempt to connect fails. Pass one, such as postTo('/api/itglue/connect').",
    );
  }
  const [notice, setNotice] = useState<Notice>();
  const [address, setAddress] = useState<Address>();
  const [keyNews, setKeyNews] = useState<KeyNews>();
  const keyShown = keyNews === 'shown';
  const [keyRefusals, setKeyRefusals] = useState(0);
  const [introduces, setIntroduces] = useState(options.autoFocus === true);
  const [backOnline, setBackOnline] = useState(false);
  const [secondsLeft, wait] = useCountdown();
  const id = useId();
  const [fields] = useState(createFields);
  const { control, keyField, forgetKey } = fields;
  const opened = useRef<true | null>(null);
  // An attempt outlives the render it started in, but calls the host's latest callbacks.
  const host = useRef(options);
  useEffect(() => {
    host.current = options;
  });

  // Says that the key is hidden only if it was shown before.
  const showKey = (shown: boolean) =>
    setKeyNews((before) => (shown ? 'shown' : before === 'shown' ? 'hidden' : undefined));

  // In a microtask, so that an error in the host's analytics can't break the form.
  const report = (event: ConnectEvent) => queueMicrotask(() => host.current.onEvent?.(event));

  const { state, connect, edit, abandon, isUnderWay } = useAttempt({
    host,
    report,
    onFailure: ({ retryAfter }) => wait(retryAfter ?? 0),
    onConnected: forgetKey,
  });

  // Syncs with the page: when the form unmounts, its attempt ends and its key is forgotten.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for the form's whole life.
  useEffect(() => {
    // Not React Hook Form's `setFocus`, which waits for a timer and so for another frame.
    const keyInput = keyField.element();
    const around = keyInput?.form;
    const dialog = around?.closest('dialog');
    function focusFirst() {
      if (around?.matches(':focus-within')) return;
      const select = around?.querySelector<HTMLSelectElement>('[name=subdomain]');
      const first = select?.value === '' ? select : keyInput;
      // A small dialog stays at its top, where the user starts to read.
      first?.focus({ preventScroll: Boolean(dialog) });
    }
    const stopWaiting =
      options.autoFocus && (dialog ? focusInDialog(dialog, focusFirst) : focusFirst());
    // StrictMode runs the effect twice, but the form opens only once.
    if (!opened.current) {
      opened.current = true;
      report({ type: 'opened' });
    }
    const ended = new AbortController();
    const { signal } = ended;
    // Hides the key when the page comes back from the back/forward cache. At once: WebKit may drop the message that
    // React's scheduler waits for when it puts the page there, and then React would wait for the user's next event.
    window.addEventListener('pageshow', () => flushSync(() => showKey(false)), { signal });
    window.addEventListener('online', () => setBackOnline(true), { signal });
    return () => {
      if (stopWaiting) stopWaiting();
      ended.abort();
      abandon();
      // StrictMode and `<Activity>` clean up too, but keep the field in the page.
      if (!keyField.element()) forgetKey();
    };
  }, []);

  function submit() {
    if (isUnderWay() || secondsLeft > 0) return;
    if (keyNews) showKey(false);
    if (notice) setNotice(undefined);
    if (backOnline) setBackOnline(false);
    if (lockedSubdomain) control().setValue('subdomain', lockedSubdomain);
    if (process.env.NODE_ENV !== 'production' && !keyField.element()) {
      warnOnce(
        'The `ref` of `apiKeyProps` reached no <input>, so the key is read from its events alone, and the field cannot ' +
          'take the focus. Forward `ref` and `onChange` to the <input> in your component.',
      );
    }
    const values = control().getValues();
    // Reads the element itself, since a script or an extension may have filled it in. Shows the cleaned key.
    const entered = keyField.value() ?? values.apiKey ?? '';
    const cleaned = cleanApiKey(entered);
    if (cleaned !== entered || cleaned !== values.apiKey) control().setValue('apiKey', cleaned);
    const { credentials, errors } = checkCredentials({ ...values, apiKey: cleaned });
    const { subdomain, apiKey } = errors ?? {};
    if (subdomain) report({ type: 'refused', field: 'subdomain', reason: subdomain });
    if (apiKey) report({ type: 'refused', field: 'apiKey', reason: apiKey });
    // Before React Hook Form moves the focus and shows the error.
    setKeyRefusals(apiKey && !subdomain ? keyRefusals + 1 : 0);
    if (credentials) {
      // Not by React Hook Form, which is asynchronous: the user would see a frame without any change.
      control().clearErrors();
      void connect(credentials);
    } else void control().handleSubmit(() => {})();
  }

  /** Clears notices and failures about a field once the user changes it. */
  function changed() {
    if (notice) setNotice(undefined);
    if (keyNews && !keyShown) setKeyNews(undefined);
    // What is wrong with a key that is only half typed is not announced.
    if (keyRefusals) setKeyRefusals(0);
    if (!isAboutTheKey(state.failure?.code)) return;
    edit();
    wait(0);
  }

  /**
   * Selects the region of an address and fills in a key. Returns `false` if the text has neither.
   *
   * @param asAddress whether the text was entered as an address. Its key then replaces the whole value.
   */
  function takePaste(text: string, asAddress: boolean): boolean {
    if (state.phase !== 'editing') return false;
    const { apiKey, address: found } = readPaste(text);
    const picked = !lockedSubdomain && found;
    if (asAddress && !picked) return false;
    if (picked) {
      const { subdomain } = picked;
      control().setValue('subdomain', subdomain);
      control().clearErrors('subdomain');
      changed();
      setAddress(picked);
      report({ type: 'subdomain_guessed', subdomain });
    }
    // Even a clean key: Firefox doesn't offer to save a password that a script has filled in.
    if (apiKey) keyField.insert(apiKey, asAddress);
    if (picked) setNotice(apiKey ? 'key_and_subdomain' : 'subdomain_picked');
    else if (apiKey && apiKey !== text) setNotice('key_cleaned');
    return Boolean(picked || apiKey);
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    if (takePaste(event.clipboardData.getData('text'), false)) event.preventDefault();
  }

  function onKeyChange({ currentTarget, nativeEvent }: FormEvent<HTMLInputElement>) {
    if (!keyField.element()) adopt(currentTarget, keyField.ref);
    const before = control().getValues('apiKey') ?? '';
    // A target without a `type` makes React Hook Form read its `value`, since the `<input>` itself has no `name`.
    const target = { name: 'apiKey', value: currentTarget.value };
    changed();
    void fields.onChange({ type: 'change', target });
    // A new element would interrupt an input method.
    if (readProperty(nativeEvent, 'isComposing')) return;
    keyField.changed(before, readProperty(nativeEvent, 'inputType') === 'insertText');
  }

  return {
    state,
    fields,
    notice,
    address,
    keyShown,
    secondsLeft,
    backOnline,
    lockedSubdomain,
    formProps: {
      id,
      // Before hydration, submitting with this method sends nothing and doesn't navigate.
      method: 'dialog',
      noValidate: true,
      onSubmit(event) {
        event.preventDefault();
        // React also bubbles the event to a form that the dialog is rendered in.
        event.stopPropagation();
        submit();
      },
    },
    submitProps: {
      type: 'submit',
      // Also handles Enter in a field: browsers click the button for it.
      onClick(event) {
        event.preventDefault();
        submit();
      },
    },
    subdomainProps: {
      name: 'subdomain',
      ref: fields.subdomainRef,
      onChange(event) {
        adopt(event.target, fields.subdomainRef);
        changed();
        return fields.onChange(event);
      },
      onBlur: fields.onChange,
      defaultValue: defaultSubdomain ?? '',
    },
    apiKeyKind: 'empty',
    apiKeyProps: {
      ...secretAttributes,
      ...attributesOf.empty,
      ref: keyField.ref,
      onChange: onKeyChange,
      onCompositionEnd: onKeyChange,
      onKeyDown: keyField.onKeyDown,
      onPaste,
    },
    keyNews,
    keyRefusals,
    introduces,
    onBlur({ target }) {
      if (introduces) setIntroduces(false);
      if (keyRefusals && target === keyField.element()) setKeyRefusals(0);
    },
    submit,
    cancel() {
      const attemptId = abandon();
      if (attemptId) report({ type: 'cancelled', attemptId });
    },
    connectAt:
      !lockedSubdomain &&
      ((subdomain) => {
        if (secondsLeft > 0) return;
        control().setValue('subdomain', subdomain);
        submit();
      }),
    pickFromAddress: (text) => takePaste(text, true),
    showKey,
    report,
  };
}

/** Registers a field whose `ref` the host's component doesn't forward. Does nothing if it is already registered. */
function adopt<Field extends { value: string }>(field: Field, ref: (field: Field) => void) {
  const { value } = field;
  ref(field);
  // Registering overwrites the value with React Hook Form's own.
  field.value = value;
}

/** Drops an invalid subdomain, which a host without types may pass. */
function knownSubdomains({ defaultSubdomain, lockSubdomain }: UseConnectFormOptions) {
  const known = knownSubdomain(defaultSubdomain);
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
