// The form explains errors only after a submit.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { testKeys } from '../../src/testing/index.js';
import { accepts, apiKey, button, renderForm, subdomain } from '../support/renderForm.js';

const notChosen = 'Choose your subdomain.';
const noKey = 'Paste your API key.';
const notAKey = 'That isn’t an IT Glue API key. Keys start with “ITG.”';

describe('before the first submit', () => {
  it('names every field and button in English', () => {
    renderForm({ onConnect: accepts, appName: 'Acme' });
    expect(screen.getByRole('heading', { name: 'Connect IT Glue' })).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Subdomain' })).toBe(subdomain());
    expect(apiKey()).toHaveAccessibleName('API key');
    expect(button('Connect')).toBeVisible();
    expect(button('Show API key')).toBeVisible();
    expect(screen.getByText('Sent only to Acme. Never stored in this browser.')).toBeVisible();
  });

  it('offers each region with its sign-in address, and selects none', () => {
    renderForm();
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'Choose your subdomain',
      'Global — app.itglue.com (api)',
      'Europe — app.eu.itglue.com (api.eu)',
      'Australia — app.au.itglue.com (api.au)',
    ]);
    expect(subdomain()).toHaveValue('');
  });

  it('selects the host’s default subdomain, and lets the user change it', async () => {
    renderForm({ onConnect: accepts, defaultSubdomain: 'api.eu' });
    expect(subdomain()).toHaveValue('api.eu');
    await userEvent.selectOptions(subdomain(), 'api.au');
    expect(subdomain()).toHaveValue('api.au');
  });

  it('shows no error while the user types', async () => {
    renderForm();
    await userEvent.type(apiKey(), 'hunter2');
    await userEvent.tab();
    expect(screen.queryByText(notAKey)).toBeNull();
    expect(screen.queryByRole('group', { name: /./ })).toBeNull();
    expect(apiKey()).toHaveAttribute('aria-invalid', 'false');
    expect(subdomain()).toHaveAttribute('aria-invalid', 'false');
  });

  it('has an enabled button', () => {
    renderForm();
    expect(button('Connect')).toBeEnabled();
    expect(button('Connect')).toHaveAttribute('aria-disabled', 'false');
  });
});

describe('after a submit', () => {
  it('explains both fields, and focuses the first', async () => {
    renderForm();
    await userEvent.click(button('Connect'));
    await waitFor(() => expect(subdomain()).toHaveFocus());
    expect(subdomain()).toHaveAccessibleDescription(expect.stringContaining(notChosen));
    expect(subdomain()).toBeInvalid();
    expect(apiKey()).toHaveAccessibleDescription(`Starts with ITG. ${noKey}`);
    expect(apiKey()).toBeInvalid();
    expect(button('Connect')).toBeEnabled();
  });

  it('focuses the key if only the key is wrong', async () => {
    renderForm();
    await userEvent.selectOptions(subdomain(), 'api');
    await userEvent.click(button('Connect'));
    await waitFor(() => expect(apiKey()).toHaveFocus());
    expect(subdomain()).toBeValid();
  });

  it('focuses the key if the subdomain is locked', async () => {
    renderForm({ onConnect: accepts, defaultSubdomain: 'api', lockSubdomain: true });
    await userEvent.click(button('Connect'));
    await waitFor(() => expect(apiKey()).toHaveFocus());
  });

  it('checks a field again when it changes', async () => {
    renderForm();
    await userEvent.click(button('Connect'));
    await screen.findByText(notChosen);
    await userEvent.selectOptions(subdomain(), 'api.au');
    await waitFor(() => expect(screen.queryByText(notChosen)).toBeNull());
    expect(screen.getByText(noKey)).toBeVisible();
    await userEvent.type(apiKey(), 'nonsense');
    expect(await screen.findByText(notAKey)).toBeVisible();
    await userEvent.clear(apiKey());
    expect(await screen.findByText(noKey)).toBeVisible();
    await userEvent.type(apiKey(), testKeys['api.au']);
    await waitFor(() => expect(apiKey()).toBeValid());
    expect(apiKey()).toHaveAccessibleDescription(/^Starts with ITG\.\s*$/);
  });

  it('says that a key is too long', async () => {
    renderForm();
    await userEvent.click(apiKey());
    await userEvent.paste(`ITG.${'a'.repeat(600)}`);
    await userEvent.click(button('Connect'));
    expect(await screen.findByText('That’s too long to be an API key.')).toBeVisible();
  });

  it('never passes the host a value that isn’t shaped like a key', async () => {
    const onConnect = vi.fn(accepts);
    renderForm({ onConnect });
    await userEvent.selectOptions(subdomain(), 'api');
    await userEvent.type(apiKey(), 'hunter2{Enter}');
    expect(await screen.findByText(notAKey)).toBeVisible();
    expect(onConnect).not.toHaveBeenCalled();
    expect(apiKey()).toHaveValue('hunter2');
  });
});

describe('the value in the field', () => {
  it('is sent even if a script put it there without an event', async () => {
    const onConnect = vi.fn(accepts);
    renderForm({ onConnect, defaultSubdomain: 'api' });
    apiKey().value = ` ${testKeys.api} `;
    await userEvent.click(button('Connect'));
    await waitFor(() => expect(onConnect.mock.lastCall?.[0].apiKey).toBe(testKeys.api));
  });

  it('is not sent after a reset', async () => {
    const onConnect = vi.fn(accepts);
    renderForm({ onConnect, defaultSubdomain: 'api' });
    await userEvent.type(apiKey(), testKeys.api);
    apiKey().form?.reset();
    await userEvent.click(button('Connect'));
    expect(await screen.findByText(noKey)).toBeVisible();
    expect(onConnect).not.toHaveBeenCalled();
  });
});

describe('focus', () => {
  it('does not move when the form appears', () => {
    renderForm();
    expect(document.body).toHaveFocus();
  });

  it.each([
    ['the subdomain, if nothing is filled in', {}, 'Subdomain'],
    ['the key, if the subdomain is known', { defaultSubdomain: 'api.eu' }, 'API key'],
    [
      'the key, if the subdomain is locked',
      { defaultSubdomain: 'api.eu', lockSubdomain: true },
      'API key',
    ],
  ] as const)('moves to %s, with autoFocus', async (_where, known, name) => {
    renderForm({ onConnect: accepts, autoFocus: true, ...known });
    await waitFor(() => expect(screen.getByLabelText(name)).toHaveFocus());
  });
});
