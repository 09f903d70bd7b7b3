// The form keeps what the user did before hydration.

import { render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { ConnectForm, type ConnectFormProps } from '../../src/index.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';

/** Renders as a server does, lets the user do something, and then hydrates. */
function hydrate(props: Partial<ConnectFormProps>, doFirst: () => void) {
  const form = <ConnectForm onConnect={accepts} {...props} />;
  const container = document.createElement('div');
  container.innerHTML = renderToString(form);
  document.body.append(container);
  doFirst();
  render(form, { container, hydrate: true });
  return container;
}

it.each<[chosen: string, before: Partial<ConnectFormProps>]>([
  ['with no default', {}],
  ['instead of the default', { defaultSubdomain: 'api' }],
])('links the guide to the region that the user chose, %s', async (_before, props) => {
  const onConnect = vi.fn(accepts);
  const container = hydrate({ ...props, onConnect }, () => {
    subdomain().value = 'api.eu';
  });
  expect(container.querySelector('.itglue-guide a')).toHaveAttribute(
    'href',
    'https://app.eu.itglue.com',
  );
  await userEvent.type(apiKey(), 'ITG.abc_123');
  await userEvent.click(button('Connect'));
  await waitFor(() => expect(onConnect.mock.lastCall?.[0].subdomain).toBe('api.eu'));
});

it('keeps the focus in the field that the user is typing in', async () => {
  hydrate({ autoFocus: true }, () => apiKey().focus());
  expect(apiKey()).toHaveFocus();
});

it('takes the focus if nothing else has it', async () => {
  hydrate({ autoFocus: true }, () => {});
  expect(subdomain()).toHaveFocus();
});
