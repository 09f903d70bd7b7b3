// The host fixes the subdomain.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ConnectForm } from '../../src/index.js';
import { accepts, apiKey, button, paste, renderForm, subdomain } from '../support/renderForm.js';

it('shows the region as text, with nothing to choose', () => {
  renderForm({ onConnect: accepts, defaultSubdomain: 'api.au', lockSubdomain: true });
  expect(screen.getByText('Australia — app.au.itglue.com (api.au)')).toBeVisible();
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.queryByText('Not sure which subdomain?')).toBeNull();
});

it('connects to the locked region', async () => {
  const onConnect = vi.fn(accepts);
  renderForm({ onConnect, defaultSubdomain: 'api.au', lockSubdomain: true });
  await paste('ITG.abc_123');
  await userEvent.click(button('Connect'));
  await waitFor(() =>
    expect(onConnect.mock.lastCall?.[0]).toEqual({ subdomain: 'api.au', apiKey: 'ITG.abc_123' }),
  );
});

it('does not switch to the region of a pasted address', async () => {
  const onConnect = vi.fn(accepts);
  renderForm({ onConnect, defaultSubdomain: 'api.au', lockSubdomain: true });
  await paste('https://acme.eu.itglue.com');
  expect(screen.queryByText(/^Selected/)).toBeNull();
  await userEvent.clear(apiKey());
  await paste('ITG.abc_123');
  await userEvent.click(button('Connect'));
  await waitFor(() => expect(onConnect.mock.lastCall?.[0].subdomain).toBe('api.au'));
});

it.each<[before: string, given: object, choose?: string]>([
  ['without a subdomain', {}],
  ['without a subdomain, and the user chose another', {}, 'api'],
  ['with another locked subdomain', { defaultSubdomain: 'api', lockSubdomain: true }],
  ['with a default subdomain, and the user chose another', { defaultSubdomain: 'api.eu' }, 'api'],
])(
  'connects to the region that is locked later, when first rendered %s',
  async (_before, given, choose) => {
    const onConnect = vi.fn(accepts);
    const { rerender } = renderForm({ onConnect, ...given });
    if (choose) await userEvent.selectOptions(subdomain(), choose);
    rerender(<ConnectForm onConnect={onConnect} defaultSubdomain="api.eu" lockSubdomain />);
    expect(screen.getByText('Europe — app.eu.itglue.com (api.eu)')).toBeVisible();
    await paste('ITG.abc_123');
    await userEvent.click(button('Connect'));
    await waitFor(() => expect(onConnect.mock.lastCall?.[0].subdomain).toBe('api.eu'));
  },
);

it.each<[what: string, given: object]>([
  ['none at all', {}],
  ['one that does not exist', { defaultSubdomain: 'api.ca' }],
  ['the company’s own', { defaultSubdomain: 'acme' }],
  ['null', { defaultSubdomain: null }],
])('lets the user choose the region if the host locks %s', async (_what, given) => {
  const onConnect = vi.fn(accepts);
  const props: object = { ...given, lockSubdomain: true };
  renderForm({ onConnect, ...props });
  expect(subdomain()).toHaveValue('');
  await userEvent.selectOptions(subdomain(), 'api.eu');
  await paste('ITG.abc_123');
  await userEvent.click(button('Connect'));
  await waitFor(() => expect(onConnect.mock.lastCall?.[0].subdomain).toBe('api.eu'));
});
