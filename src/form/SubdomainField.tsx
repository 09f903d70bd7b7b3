'use client';
// The account's region: chosen by the user, read from an address, or fixed by the host.

import { type ChangeEvent, type ClipboardEvent, type FocusEvent, useRef, useState } from 'react';
import { useHost } from '../host/HostContext.js';
import { readPaste } from '../itglue/readPaste.js';
import { isKaseyaSignIn, regions } from '../itglue/regions.js';
import type { FormController } from './controller.js';
import { Field } from './Field.js';

/** Renders a native `<select>`, or the region as text if the host has locked it. */
export function SubdomainField({ form }: { form: FormController }) {
  const { say, classes } = useHost();

  const labels = new Map(
    regions.map(({ subdomain, signIn }) => [
      subdomain,
      say('subdomain.option', { region: say(`region.${subdomain}`), signIn, subdomain }),
    ]),
  );

  if (form.lockedSubdomain) {
    return (
      <div className={classes('field')}>
        <span className={classes('label')}>{say('subdomain.label')}</span>
        <span>{labels.get(form.lockedSubdomain)}</span>
      </div>
    );
  }

  return (
    <>
      <Field
        form={form}
        name="subdomain"
        hint={say('subdomain.hint')}
        failure="wrong_subdomain"
        notice={
          form.notice &&
          form.notice !== 'key_cleaned' &&
          form.address &&
          say('subdomain.picked', { option: labels.get(form.address.subdomain) })
        }
      >
        {(control) => (
          <select
            {...form.subdomainProps}
            {...control}
            form={form.formProps.id}
            disabled={form.state.phase === 'connecting'}
          >
            <option value="">{say('subdomain.none')}</option>
            {[...labels].map(([subdomain, label]) => (
              <option key={subdomain} value={subdomain}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <AddressHelper form={form} />
    </>
  );
}

/** Reads the region from an address, for users who don't know it. */
function AddressHelper({ form }: { form: FormController }) {
  const { say, classes } = useHost();
  const [problem, setProblem] = useState<'unknown' | 'kaseya'>();

  // The text that was already read. Leaving the field must not read it again, since that would undo what the user has
  // chosen since.
  const last = useRef('');
  const pasted = useRef(false);

  function read(text: string) {
    if (text === '' || form.pickFromAddress(text)) setProblem(undefined);
    else setProblem(isKaseyaSignIn(text) ? 'kaseya' : 'unknown');
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData('text');
    // A key next to the address goes into its own field, and is never shown in this one.
    if (readPaste(text).apiKey) event.preventDefault();
    else pasted.current = true;
    read(text);
  }

  function onChange(event: ChangeEvent<HTMLInputElement>) {
    // Not the pasted text: the field removes line breaks, and may have had some text before.
    if (pasted.current) last.current = event.currentTarget.value;
    pasted.current = false;
  }

  function onBlur(event: FocusEvent<HTMLInputElement>) {
    const { value } = event.currentTarget;
    if (value === last.current) return;
    last.current = value;
    read(value);
  }

  return (
    <details className={classes('disclosure')}>
      <summary>{say('address.ask')}</summary>
      <label className={classes('hint')}>
        {say('address.label')}
        <input
          className={classes('control')}
          autoComplete="off"
          dir="ltr"
          form={form.formProps.id}
          readOnly={form.state.phase === 'connecting'}
          onPaste={onPaste}
          onChange={onChange}
          onBlur={onBlur}
        />
      </label>
      <p className={classes('notice')} role="status">
        {problem && say(`address.${problem}`)}
      </p>
    </details>
  );
}
