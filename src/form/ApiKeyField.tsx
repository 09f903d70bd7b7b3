'use client';
// The key: hidden unless asked for, cleaned when pasted.

import { useHost } from '../messages/HostContext.js';
import { Field } from './Field.js';
import type { ConnectFormController } from './useConnectForm.js';

/** Renders a password `<input>` with a button to show what is in it. */
export function ApiKeyField({ form }: { form: ConnectFormController }) {
  const { say, show, classes } = useHost();
  const visibility = form.keyShown ? 'shown' : 'hidden';
  return (
    <Field
      form={form}
      name="apiKey"
      hint={show('apiKey.hint', { prefix: 'ITG.' })}
      failure="key_rejected"
      notice={form.notice && form.notice !== 'subdomain_picked' && say('apiKey.cleaned')}
    >
      {(control) => (
        <div className={classes('reveal')}>
          <input
            {...form.apiKeyProps}
            {...control}
            className={`${control.className} ${form.apiKeyProps.className}`}
            placeholder="ITG."
            readOnly={form.state.phase === 'connecting'}
          />
          {/* Between the field and the button, where reading on from the field comes upon it. */}
          <span className={classes('status')} role="status">
            {say(`apiKey.${visibility}`)}
          </span>
          <button
            type="button"
            aria-label={say(`apiKey.${visibility}.label`)}
            onClick={() => form.showKey(!form.keyShown)}
          >
            {say(`apiKey.${visibility}.button`)}
          </button>
        </div>
      )}
    </Field>
  );
}
