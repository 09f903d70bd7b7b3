// A host's own form, built on the hook.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useWatch } from 'react-hook-form';
import { describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type UseConnectFormOptions,
  useConnectForm,
  useFieldError,
} from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import { accepts, refusesWith, slowHost } from '../support/renderForm.js';

function OwnForm(options: UseConnectFormOptions) {
  const form = useConnectForm(options);
  const keyError = useFieldError(form, 'apiKey');
  const kept = useWatch({ control: form.formControl.control, name: 'apiKey' });
  const { state, connectAt } = form;
  return (
    <form {...form.formProps} aria-label="Own form">
      <select {...form.subdomainProps} aria-label="Where">
        <option value="" />
        <option value="api">US</option>
        <option value="api.eu">EU</option>
      </select>
      <input key={form.apiKeyKind} {...form.apiKeyProps} aria-label="Key" />
      <output aria-label="Key error">{keyError}</output>
      <output aria-label="Kept key">{kept}</output>
      <output aria-label="Phase">{state.phase}</output>
      <output aria-label="Notice">{form.notice}</output>
      {state.phase === 'editing' && state.failure && (
        <p>
          {state.failure.code} at {state.failedAt}
        </p>
      )}
      {state.phase === 'connected' && <p>{state.connection.organizationCount} found</p>}
      <button {...form.submitProps}>Go</button>
      <button type="button" onClick={form.cancel}>
        Stop
      </button>
      <button type="button" onClick={() => form.showKey(true)}>
        Reveal
      </button>
      {connectAt && (
        <button type="button" onClick={() => connectAt('api.eu')}>
          Use EU
        </button>
      )}
    </form>
  );
}

const key = () => screen.getByLabelText<HTMLInputElement>('Key');
const outputOf = (label: string) => screen.getByLabelText(label);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function fillIn() {
  await userEvent.selectOptions(screen.getByLabelText('Where'), 'api');
  await userEvent.click(key());
  await userEvent.paste(testKeys.api);
}

describe('a host’s own form', () => {
  it('connects', async () => {
    render(<OwnForm onConnect={accepts} />);
    await fillIn();
    await press('Go');
    expect(await screen.findByText('143 found')).toBeVisible();
  });

  it('empties the key field once it is connected, although the field stays', async () => {
    render(<OwnForm onConnect={accepts} />);
    await fillIn();
    expect(outputOf('Kept key')).toHaveTextContent(testKeys.api);
    await press('Go');
    await screen.findByText('143 found');
    expect(key()).toHaveValue('');
    expect(outputOf('Kept key')).toBeEmptyDOMElement();
  });

  it('receives the reason why a key was refused', async () => {
    const onConnect = vi.fn(accepts);
    render(<OwnForm onConnect={onConnect} />);
    await press('Go');
    await waitFor(() => expect(outputOf('Key error')).toHaveTextContent('missing'));
    await userEvent.type(key(), 'hunter2');
    await waitFor(() => expect(outputOf('Key error')).toHaveTextContent('malformed'));
    expect(onConnect).not.toHaveBeenCalled();
  });

  it('receives the reason why connecting failed, and the subdomain', async () => {
    render(<OwnForm onConnect={refusesWith(new ConnectError('timeout'))} />);
    await fillIn();
    await press('Go');
    expect(await screen.findByText('timeout at api')).toBeVisible();
  });

  it('connects at another subdomain', async () => {
    const onConnect = vi.fn(accepts);
    render(<OwnForm onConnect={onConnect} />);
    await fillIn();
    await press('Use EU');
    await screen.findByText('143 found');
    expect(onConnect.mock.lastCall?.[0].subdomain).toBe('api.eu');
  });

  it('can’t connect at another subdomain if it is locked', () => {
    render(<OwnForm onConnect={accepts} defaultSubdomain="api" lockSubdomain />);
    expect(screen.queryByRole('button', { name: 'Use EU' })).toBeNull();
  });

  it('can cancel, which does nothing while no attempt is under way', async () => {
    const host = slowHost();
    const onEvent = vi.fn();
    render(<OwnForm {...host} onEvent={onEvent} />);
    await press('Stop');
    await fillIn();
    await press('Go');
    await waitFor(() => expect(outputOf('Phase')).toHaveTextContent('connecting'));
    await press('Stop');
    expect(outputOf('Phase')).toHaveTextContent('editing');
    expect(host.isAborted()).toBe(true);
    expect(onEvent.mock.calls.flat().filter(({ type }) => type === 'cancelled')).toHaveLength(1);
  });

  it('finds the key in a component that puts the ref on an element around its field', async () => {
    function Wrapped(options: UseConnectFormOptions) {
      const { formProps, apiKeyProps } = useConnectForm(options);
      const { ref, ...fieldProps } = apiKeyProps;
      return (
        <form {...formProps}>
          <div ref={ref}>
            <input {...fieldProps} aria-label="Key" />
          </div>
          <button type="submit">Go</button>
        </form>
      );
    }
    const onConnect = vi.fn(accepts);
    render(<Wrapped onConnect={onConnect} defaultSubdomain="api" lockSubdomain />);
    await press('Go');
    await userEvent.type(key(), ` ${testKeys.api}`);
    await press('Go');
    await waitFor(() => expect(onConnect.mock.lastCall?.[0].apiKey).toBe(testKeys.api));
    expect(onConnect).toHaveBeenCalledOnce();
  });

  it('cleans a pasted key, and says so', async () => {
    render(<OwnForm onConnect={accepts} />);
    await userEvent.click(key());
    await userEvent.paste('"ITG.abc_123"');
    expect(key()).toHaveValue('ITG.abc_123');
    expect(outputOf('Notice')).toHaveTextContent('key_cleaned');
  });

  it('shows the key on request, and hides it on submit', async () => {
    render(<OwnForm onConnect={accepts} />);
    await userEvent.type(key(), 'ITG.abc');
    await press('Reveal');
    expect(key()).toHaveAttribute('type', 'text');
    await press('Go');
    expect(key()).toHaveAttribute('type', 'password');
  });
});
