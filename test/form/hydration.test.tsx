// What the user did before the script was there stands.

import { render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { ConnectForm, type ConnectFormProps } from '../../src/index.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';

/** Renders as a server does, lets the user do something, and only then brings the script. */
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
  ['where none was', {}],
  ['in place of another', { defaultSubdomain: 'api' }],
])('leads the guide to the region that was chosen, %s', async (_before, props) => {
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

it('leaves the focus where the user is typing', async () => {
  hydrate({ autoFocus: true }, () => apiKey().focus());
  expect(apiKey()).toHaveFocus();
});

it('takes the focus where it is nowhere', async () => {
  hydrate({ autoFocus: true }, () => {});
  expect(subdomain()).toHaveFocus();
});
