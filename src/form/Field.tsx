'use client';
// What the two fields have in common: a label, a hint, and why the value was refused.

import { type ReactNode, useId } from 'react';
import { useHost } from '../host/HostContext.js';
import type { FieldError } from '../itglue/apiKey.js';
import type { ConnectFormController } from './controller.js';
import { useFieldError } from './fields.js';

export interface FieldProps {
  form: ConnectFormController;
  name: 'subdomain' | 'apiKey';
  hint: ReactNode;
  /** Said politely when it changes. */
  notice: string | false | undefined;
  /** The failure that is about this field, though its value is well formed. */
  failure: 'wrong_subdomain' | 'key_rejected';
  /** Renders the control. */
  children(control: ControlProps): ReactNode;
}

/** What ties a control to its label, hint and error. */
export interface ControlProps {
  id: string;
  className: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  'aria-required': true;
}

/** Renders a `<div>` with the label, what there is to say, and the control. */
export function Field({ form, name, hint, notice, failure, children }: FieldProps) {
  const id = useId();
  const { say, classes } = useHost();
  const error = useFieldError(form, name);
  const { state } = form;
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: a subdomain can only be missing.
  const message = `${name}.${error}` as 'subdomain.missing' | `apiKey.${FieldError}`;
  const invalid = Boolean(error) || state.failure?.code === failure;
  return (
    <div className={classes('field')} data-invalid={invalid || undefined}>
      <label className={classes('label')} htmlFor={id}>
        {say(`${name}.label`)}
      </label>
      <p className={classes('hint')} id={`${id}-hint`}>
        {hint}
      </p>
      <p className={classes('error')} id={`${id}-error`}>
        {error && say(message)}
      </p>
      {children({
        id,
        className: classes('control'),
        'aria-describedby': `${id}-hint ${id}-error`,
        'aria-invalid': invalid,
        'aria-required': true,
      })}
      <p className={classes('notice')} role="status">
        {notice}
      </p>
    </div>
  );
}
