'use client';
// Which region the account is in: chosen, read from an address, or known already.

import { useRef, useState } from 'react';
import { isKaseyaSignIn, regions, type Subdomain } from '../itglue/regions.js';
import { useHost } from '../messages/HostContext.js';
import { Field } from './Field.js';
import type { ConnectFormController } from './useConnectForm.js';

export interface SubdomainFieldProps {
  form: ConnectFormController;
  /** The subdomain, where it is not for the user to choose. */
  locked: Subdomain | false | undefined;
}

/** Renders a native `<select>`, or the region as text where it is certain. */
export function SubdomainField({ form, locked }: SubdomainFieldProps) {
  const { say, classes } = useHost();

  const labels = new Map(
    regions.map(({ subdomain, signIn }) => [
      subdomain,
      say('subdomain.option', { region: say(`region.${subdomain}`), signIn, subdomain }),
    ]),
  );

  if (locked) {
    return (
      <div className={classes('field')}>
        <span className={classes('label')}>{say('subdomain.label')}</span>
        <span>{labels.get(locked)}</span>
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
          form.notice === 'subdomain_picked' &&
          form.address &&
          say('subdomain.picked', { option: labels.get(form.address.subdomain) })
        }
      >
        {(control) => (
          <select
            {...form.subdomainProps}
            {...control}
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

/** Reads the region from an address, for those who do not know it. */
function AddressHelper({ form }: { form: ConnectFormController }) {
  const { say, classes } = useHost();
  const [problem, setProblem] = useState<'unknown' | 'kaseya'>();

  const last = useRef('');

  function read(text: string) {
    // Leaving it tells nothing new, and must not undo what the user has chosen since.
    if (text === last.current) return;
    last.current = text;
    if (text === '' || form.pickFromAddress(text)) setProblem(undefined);
    else setProblem(isKaseyaSignIn(text) ? 'kaseya' : 'unknown');
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
          readOnly={form.state.phase === 'connecting'}
          onPaste={(event) => read(event.clipboardData.getData('text'))}
          onBlur={(event) => read(event.currentTarget.value)}
        />
      </label>
      <p className={classes('notice')} role="status">
        {problem && say(`address.${problem}`)}
      </p>
    </details>
  );
}
