// What a screen reader needs to say each thing once. test/screenreader listens to a real one.

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ConnectError } from '../../src/index.js';
import {
  accepts,
  apiKey,
  button,
  connect,
  refusesWith,
  renderForm,
  subdomain,
} from '../support/renderForm.js';

const failure = () => screen.findByRole('group', { name: /./ });

it('exposes a failure that takes the focus as a group, since an alert would be said twice', async () => {
  renderForm({ onConnect: refusesWith(new ConnectError('unavailable')) });
  await connect();
  const box = await failure();
  expect(box).toHaveFocus();
  expect(box).toHaveAccessibleName('IT Glue isn’t available right now');
  expect(box).toHaveAccessibleDescription(/^Try again\./);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says the region and the number of organizations with the title of a success', async () => {
  renderForm({ onConnect: async () => ({ subdomain: 'api.eu', organizationCount: 143 }) });
  await connect();
  const box = await screen.findByRole('group', { name: 'IT Glue is connected' });
  expect(box).toHaveFocus();
  expect(box).toHaveAccessibleDescription('Europe (api.eu) · 143 organizations');
});

it('says at the field why the subdomain is wrong', async () => {
  const wrong = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.au' });
  renderForm({ onConnect: refusesWith(wrong) });
  await connect();
  await failure();
  expect(subdomain()).toBeInvalid();
  expect(subdomain()).toHaveAccessibleDescription(/This key belongs to Australia$/);
});

it('says at the field that the key was not accepted', async () => {
  renderForm({ onConnect: refusesWith(new ConnectError('key_rejected')) });
  await connect();
  await failure();
  expect(apiKey()).toBeInvalid();
  expect(apiKey()).toHaveAccessibleDescription(/IT Glue didn’t accept this key$/);
});

it('announces why the key is refused only if the focus stays in its field', async () => {
  renderForm({ onConnect: accepts, defaultSubdomain: 'api' });
  const announced = () => within(aroundKey()).getByRole('status').textContent;
  await userEvent.click(button('Connect'));
  await screen.findByText('Paste your API key.');
  expect(announced()).toBe('');
  await userEvent.type(apiKey(), '{Enter}');
  await waitFor(() => expect(announced()).toBe('Paste your API key.'));
  await userEvent.type(apiKey(), 'I');
  expect(announced()).toBe('');
});

const aroundKey = () => {
  const around = apiKey().parentElement;
  if (!around) throw new Error('The field is gone');
  return around;
};

it('has one button that copies the addresses, even with the guide open', async () => {
  renderForm({
    onConnect: refusesWith(new ConnectError('key_rejected')),
    egressAddresses: ['203.0.113.7'],
  });
  await userEvent.click(screen.getByText('Where do I find my subdomain and key?'));
  expect(button('Copy address')).toHaveAccessibleDescription(/allow 203\.0\.113\.7 under/);
  await connect();
  await failure();
  expect(screen.getAllByText('Copy address')).toHaveLength(1);
});
