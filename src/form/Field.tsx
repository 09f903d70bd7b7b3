'use client';
// What both fields share: a label, a hint, and why the value was refused.

import { type ReactNode, useId } from 'react';
import { useHost } from '../host/HostContext.js';
import type { FieldError } from '../itglue/apiKey.js';
import type { FormController } from './controller.js';
import { useStore } from './useStore.js';

export interface FieldProps {
  form: FormController;
  name: 'subdomain' | 'apiKey';
  hint: ReactNode;
  /** Announced politely when it changes. */
  notice: string | false | undefined;
  /** The failure that marks this field as invalid, although its value is well formed. */
  failure: 'wrong_subdomain' | 'key_rejected';
  /** Renders the control. */
  children(control: ControlProps): ReactNode;
}

/** The attributes that connect a control to its label, hint and error. */
export interface ControlProps {
  id: string;
  className: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  'aria-required': true;
}

/** Renders a `<div>` with the label, the hint, the error, the control and the notice. */
export function Field({ form, name, hint, notice, failure, children }: FieldProps) {
  const id = useId();
  const { say, classes } = useHost();
  const error = useStore(form.fields, () => form.fields.error(name));
  const { state, formProps, introduces } = form;
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: the only error of a subdomain is `missing`.
  const message = `${name}.${error}` as 'subdomain.missing' | `apiKey.${FieldError}`;
  const failed = state.failure?.code === failure;
  const invalid = Boolean(error) || failed;
  // While the key's field has the focus, its error is announced. Otherwise the error is a part of the description. Never
  // both, since Chromium also announces a description that changes.
  const announced = name === 'apiKey' ? form.keyRefusals : 0;
  const descriptions = [
    introduces && `${formProps.id}-title`,
    `${id}-hint`,
    !announced && `${id}-error`,
    failed && `${formProps.id}-outcome`,
  ];
  return (
    <div className={classes('field')} data-invalid={invalid || undefined}>
      <label className={classes('label')} htmlFor={id}>
        {say(`${name}.label`)}
      </label>
      <p className={classes('hint')} id={`${id}-hint`}>
        {hint}
      </p>
      <p
        className={classes('error')}
        id={`${id}-error`}
        // Polite even when empty, since screen readers miss the text of a region that is new.
        aria-live={error && !announced ? 'off' : 'polite'}
        aria-atomic
      >
        {/* A space in every second text, or the browser would see no change, and the same error would not be said again. */}
        {error && say(message) + '\u00A0'.repeat(announced % 2)}
      </p>
      {children({
        id,
        className: classes('control'),
        'aria-describedby': descriptions.filter(Boolean).join(' '),
        'aria-invalid': invalid,
        'aria-required': true,
      })}
      <p className={classes('notice')} role="status">
        {notice}
      </p>
    </div>
  );
}
