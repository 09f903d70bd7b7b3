'use client';
// The field for the key: hidden until the user shows it, cleaned when pasted.

import { useHost } from '../host/HostContext.js';
import type { FormController } from './controller.js';
import { Field } from './Field.js';
import { useApiKey } from './keyField.js';

/** Renders an `<input>` that hides its text, with a button to show it. */
export function ApiKeyField({ form }: { form: FormController }) {
  const { say, show, classes } = useHost();
  const { apiKeyKind, apiKeyProps } = useApiKey(form);
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
            key={apiKeyKind}
            {...apiKeyProps}
            {...control}
            className={`${control.className} ${apiKeyProps.className}`}
            form={form.formProps.id}
            placeholder="ITG."
            readOnly={form.state.phase === 'connecting'}
          />
          {/* Between the field and the button, where a screen reader reaches it right after the field. */}
          <span className={classes('status')} role="status">
            {form.keyNews && say(`apiKey.${form.keyNews}`)}
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
