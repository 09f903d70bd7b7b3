// What a screen reader needs to say each thing once. test/screenreader listens to a real one.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
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

describe('why the key is refused', () => {
  const noKey = 'Paste your API key.';
  const error = () => screen.findByText(noKey);

  it.each([
    [
      'is announced by the visible text if the focus stays in the field',
      () => userEvent.type(apiKey(), '{Enter}'),
    ],
    [
      'is announced by the visible text if the focus moves there',
      () => userEvent.click(button('Connect')),
    ],
  ])('%s, and is no description', async (_, submit) => {
    renderForm({ onConnect: accepts, defaultSubdomain: 'api' });
    await submit();
    expect(await error()).toHaveAttribute('aria-live', 'polite');
    expect(apiKey()).toHaveFocus();
    expect(apiKey()).toHaveAccessibleDescription('Starts with ITG.');
  });

  it('is not announced while the user types', async () => {
    renderForm({ onConnect: accepts, defaultSubdomain: 'api' });
    await userEvent.type(apiKey(), '{Enter}');
    await error();
    await userEvent.type(apiKey(), 'I');
    expect(await screen.findByText(/^That isn’t an IT Glue API key/)).toHaveAttribute(
      'aria-live',
      'off',
    );
  });

  it('is the description of the field once the focus has left it, and no announcement', async () => {
    renderForm({ onConnect: accepts, defaultSubdomain: 'api' });
    await userEvent.type(apiKey(), '{Enter}');
    await error();
    await userEvent.tab();
    expect(await error()).toHaveAttribute('aria-live', 'off');
    expect(apiKey()).toHaveAccessibleDescription(`Starts with ITG. ${noKey}`);
  });

  it('is a description, and no announcement, if the subdomain comes first', async () => {
    renderForm({ onConnect: accepts });
    await userEvent.type(apiKey(), '{Enter}');
    expect(await error()).toHaveAttribute('aria-live', 'off');
    await waitFor(() => expect(subdomain()).toHaveFocus());
    expect(apiKey()).toHaveAccessibleDescription(`Starts with ITG. ${noKey}`);
  });

  it('changes its text with each submit, since an equal text would not be announced again', async () => {
    renderForm({ onConnect: accepts, defaultSubdomain: 'api' });
    await userEvent.type(apiKey(), '{Enter}');
    const first = (await error()).textContent;
    await userEvent.type(apiKey(), '{Enter}');
    expect((await error()).textContent).not.toBe(first);
  });
});

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
