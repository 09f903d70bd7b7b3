'use client';
// The two fields, using only public members of React Hook Form.

import { type ChangeHandler, createFormControl, type FieldErrors } from 'react-hook-form';
import type { FieldError } from '../itglue/apiKey.js';
import { checkCredentials } from '../itglue/checkCredentials.js';
import type { Credentials } from '../itglue/credentials.js';
import type { ConnectFormController, FormControl } from './controller.js';
import { createKeyField } from './keyField.js';
import { useStore } from './useStore.js';

/**
 * Checks both fields by the rules of `credentialsSchema`, but without zod and `@hookform/resolvers`, which would be a
 * fifth of the form's size.
 */
function resolver(values: Credentials) {
  const { credentials, errors } = checkCredentials(values);
  if (credentials) return { values: credentials, errors: {} };
  const { subdomain, apiKey } = errors;
  return {
    values: {},
    errors: {
      ...(subdomain && { subdomain: { type: subdomain, message: subdomain } }),
      ...(apiKey && { apiKey: { type: apiKey, message: apiKey } }),
    },
  };
}

/** The two fields. */
export type Fields = ReturnType<typeof createFields>;

/** Creates the fields, and React Hook Form's control of them once something needs it. */
export function createFields() {
  let formControl: FormControl | undefined;
  let errors: FieldErrors<Credentials> | undefined;
  const listeners = new Set<() => void>();
  const elements: { [Name in keyof Credentials]?: Element | null } = {};

  /**
   * The form control. Our own form needs it only once it is in the page. Creating it is a fifth of what the form adds to
   * React's work until then.
   */
  function control(): FormControl {
    if (formControl) return formControl;
    // No default values, so that React Hook Form keeps what the user entered before hydration.
    // Not `useForm`, which renders the whole form a second time after mounting.
    formControl = createFormControl<Credentials>({ resolver });
    // In the order of the page, since the first invalid field takes the focus.
    register('subdomain');
    register('apiKey');
    // Not `useFormState`, which keeps the fields' values in the calling component's state.
    formControl.subscribe({
      formState: { errors: true },
      callback(formState) {
        ({ errors } = formState);
        notify();
      },
    });
    formControl.subscribe({ name: 'subdomain', formState: { values: true }, callback: notify });
    return formControl;
  }

  function notify() {
    for (const listener of listeners) listener();
  }

  function register(name: keyof Credentials) {
    formControl?.register(name).ref(elements[name]);
  }

  const refOf = (name: keyof Credentials) => (element: Element | null) => {
    elements[name] = element;
    register(name);
  };

  const keyField = createKeyField(refOf('apiKey'), notify);

  /** React Hook Form's handler for a change, and for the blur, of the field that `target` names. */
  const onChange: ChangeHandler = (event) => control().register(event.target.name).onChange(event);

  return {
    control,
    /** The message of a field's error, which is a {@link FieldError}. */
    error: (name: keyof Credentials) => errors?.[name]?.message,
    /** The chosen subdomain. `undefined` before the form control is created. */
    subdomain: () => formControl?.getValues('subdomain'),
    onChange,
    /** Calls back when a field was refused, or no longer is, and when the subdomain or the kind of the key changes. */
    subscribe(listener: () => void) {
      control();
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    subdomainRef: refOf('subdomain'),
    keyField,
    forgetKey() {
      keyField.forget();
      control().setValue('apiKey', '');
      keyField.look();
    },
  };
}

/** Why a field was refused. Re-renders only the calling component when that changes. */
export function useFieldError(
  { formControl }: Pick<ConnectFormController, 'formControl'>,
  name: keyof Credentials,
): FieldError | undefined {
  const subscribe = (callback: () => void) =>
    formControl.subscribe({ name, formState: { errors: true }, callback });
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: the schema has no other messages.
  const read = () => formControl.getFieldState(name).error?.message as FieldError | undefined;
  return useStore({ subscribe }, read);
}
