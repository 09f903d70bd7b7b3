'use client';
// The two fields, using only public members of React Hook Form.

import { useState, useSyncExternalStore } from 'react';
import { createFormControl } from 'react-hook-form';
import type { FieldError } from '../itglue/apiKey.js';
import { checkCredentials } from '../itglue/checkCredentials.js';
import type { Credentials } from '../itglue/credentials.js';
import type { Subdomain } from '../itglue/regions.js';
import type { ConnectFormController, FormControl } from './controller.js';
import { createKeyField } from './keyField.js';

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

// No default values, so that React Hook Form keeps what the user entered before hydration.
// Not `useForm`, which renders the whole form a second time after mounting.
const createControl = () => createFormControl<Credentials>({ resolver });

/** Creates the form control and the key's field, once. */
export function useFields() {
  const [formControl] = useState(createControl);
  const [keyField] = useState(() =>
    createKeyField((element) => formControl.register('apiKey').ref(element)),
  );

  function forgetKey() {
    keyField.forget();
    formControl.setValue('apiKey', '');
    keyField.look();
  }

  return { formControl, keyField, forgetKey };
}

/** Why a field was refused. Re-renders only the calling component when that changes. */
export function useFieldError(
  { formControl }: Pick<ConnectFormController, 'formControl'>,
  name: keyof Credentials,
): FieldError | undefined {
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: the schema has no other messages.
  const read = () => formControl.getFieldState(name).error?.message as FieldError | undefined;
  return useField(formControl, name, read);
}

/** The chosen subdomain. Read again after hydration, since the user may have chosen it before. */
export function useChosenSubdomain({
  formControl,
  subdomainProps,
}: ConnectFormController): Subdomain | '' {
  const read = () => formControl.getValues('subdomain') ?? subdomainProps.defaultValue;
  return useField(formControl, 'subdomain', read);
}

/** Reads from a field. Not `useFormState`, which keeps the fields' values in the calling component's state. */
function useField<Value>(
  { subscribe }: FormControl,
  name: keyof Credentials,
  read: () => Value,
): Value {
  const formState = { errors: true, values: true };
  return useSyncExternalStore((callback) => subscribe({ name, formState, callback }), read, read);
}
