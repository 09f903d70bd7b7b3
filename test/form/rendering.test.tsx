// How often each step renders. Typing renders neither the form nor the host's page.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { expect, it, vi } from 'vitest';
import {
  ConnectDialog,
  ConnectError,
  ConnectForm,
  type OnConnect,
  type UseConnectFormOptions,
  useConnectForm,
} from '../../src/index.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';

/** Counts how often any part of the form renders. */
function renderCounted(onConnect: OnConnect = accepts) {
  const onRender = vi.fn();
  render(
    <Profiler id="form" onRender={onRender}>
      <ConnectForm onConnect={onConnect} />
    </Profiler>,
  );
  return onRender;
}

it('renders at most once while a whole key is typed', async () => {
  const onRender = renderCounted();
  await userEvent.click(apiKey());
  onRender.mockClear();
  await userEvent.keyboard('ITG.abc_123');
  expect(onRender.mock.calls.length).toBeLessThanOrEqual(1);
});

it('renders at most once per character after an error about a missing key', async () => {
  const onRender = renderCounted();
  await userEvent.selectOptions(subdomain(), 'api');
  await userEvent.click(button('Connect'));
  await screen.findByText('Paste your API key.');
  await waitFor(() => expect(apiKey()).toHaveFocus());
  onRender.mockClear();
  await userEvent.keyboard('ITG.abc_12');
  await waitFor(() => expect(apiKey()).toBeValid());
  expect(onRender.mock.calls.length).toBeLessThanOrEqual(10);
});

it('renders twice for a submit, and once for its failure', async () => {
  let fail: (error: ConnectError) => void = () => {};
  const onRender = renderCounted(
    () =>
      new Promise((_resolve, reject) => {
        fail = reject;
      }),
  );
  await userEvent.selectOptions(subdomain(), 'api');
  await userEvent.click(apiKey());
  await userEvent.keyboard('ITG.abc_123');
  onRender.mockClear();
  await userEvent.click(button('Connect'));
  await screen.findByRole('button', { name: 'Cancel' });
  expect(onRender.mock.calls.length).toBeLessThanOrEqual(2);
  onRender.mockClear();
  fail(new ConnectError('key_rejected'));
  await screen.findByText('IT Glue didn’t accept this key');
  expect(onRender).toHaveBeenCalledOnce();
});

it('renders once when the dialog opens', async () => {
  const onRender = vi.fn();
  render(
    <Profiler id="dialog" onRender={onRender}>
      <ConnectDialog open onOpenChange={() => {}} onConnect={accepts} />
    </Profiler>,
  );
  await waitFor(() => expect(subdomain()).toHaveFocus());
  expect(onRender).toHaveBeenCalledOnce();
});

it('does not render a host’s own form while the user fills in its fields', async () => {
  const onRender = vi.fn();
  function OwnForm(options: UseConnectFormOptions) {
    const { formProps, subdomainProps, apiKeyKind, apiKeyProps } = useConnectForm(options);
    onRender(apiKeyKind);
    return (
      <form {...formProps}>
        <select {...subdomainProps} aria-label="Subdomain">
          <option value="" />
          <option value="api">Global</option>
        </select>
        <input key={apiKeyKind} {...apiKeyProps} aria-label="API key" />
      </form>
    );
  }
  render(<OwnForm onConnect={accepts} />);
  onRender.mockClear();
  await userEvent.selectOptions(subdomain(), 'api');
  expect(onRender).not.toHaveBeenCalled();
  await userEvent.click(apiKey());
  await userEvent.keyboard('ITG.abc_123');
  // Once, because the first character makes it a password field.
  expect(onRender).toHaveBeenCalledExactlyOnceWith('filled');
});
