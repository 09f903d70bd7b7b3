// The form removes what was copied together with the key.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ConnectEvent, OnConnect } from '../../src/index.js';
import {
  accepts,
  addressHelper,
  apiKey,
  button,
  paste,
  renderForm,
  slowHost,
  subdomain,
} from '../support/renderForm.js';

const cleaned = () => screen.queryByText('Removed everything except the key.');

describe('a pasted key', () => {
  it.each([
    ['a space on each side', ' ITG.abc_123 '],
    ['a line break after it', 'ITG.abc_123\n'],
    ['a Windows line break', 'ITG.abc_123\r\n'],
    ['a line break inside it', 'ITG.abc\n_123'],
    ['a tab', '\tITG.abc_123'],
    ['a no-break space', '\u00a0ITG.abc_123\u00a0'],
    ['a zero-width space', '\u200bITG.abc_123'],
    ['a byte order mark', '\ufeffITG.abc_123'],
    ['a zero-width joiner inside it', 'ITG.abc\u200d_123'],
    ['quotes', '"ITG.abc_123"'],
    ['typographic quotes', '“ITG.abc_123”'],
    ['the name of the header', 'x-api-key: ITG.abc_123'],
    ['a sentence around it', 'Your new key is ITG.abc_123, keep it safe.'],
  ])('is cleaned when it is pasted with %s', async (_what, text) => {
    const onConnect = vi.fn(accepts);
    renderForm({ onConnect });
    await userEvent.selectOptions(subdomain(), 'api');
    await paste(text);
    expect(apiKey()).toHaveValue('ITG.abc_123');
    expect(cleaned()).toHaveAttribute('role', 'status');
    await userEvent.click(button('Connect'));
    await waitFor(() =>
      expect(onConnect).toHaveBeenCalledExactlyOnceWith(
        { subdomain: 'api', apiKey: 'ITG.abc_123' },
        { signal: expect.any(AbortSignal), attemptId: expect.any(String) },
      ),
    );
  });

  it('is inserted unchanged if there is nothing to clean, without a notice', async () => {
    renderForm();
    await paste('ITG.abc_123');
    expect(apiKey()).toHaveValue('ITG.abc_123');
    expect(cleaned()).toBeNull();
  });

  it('replaces the selection, and keeps the rest', async () => {
    renderForm();
    await userEvent.type(apiKey(), 'ITG.old');
    apiKey().select();
    await userEvent.paste('"ITG.abc_123"');
    expect(apiKey()).toHaveValue('ITG.abc_123');
    expect(apiKey().selectionStart).toBe('ITG.abc_123'.length);
  });

  it('is inserted at the caret', async () => {
    renderForm();
    await userEvent.type(apiKey(), 'before');
    await userEvent.paste('"ITG.abc_123"');
    expect(apiKey()).toHaveValue('beforeITG.abc_123');
  });

  it('shows that it was cleaned until the user changes it', async () => {
    renderForm();
    await paste('"ITG.abc_123"');
    await userEvent.type(apiKey(), '4');
    expect(cleaned()).toBeNull();
  });

  it('clears the error of an empty field', async () => {
    renderForm();
    await userEvent.click(button('Connect'));
    await screen.findByText('Paste your API key.');
    await paste('"ITG.abc_123"');
    await waitFor(() => expect(screen.queryByText('Paste your API key.')).toBeNull());
  });

  it('changes nothing while connecting', async () => {
    renderForm(slowHost());
    await userEvent.selectOptions(subdomain(), 'api');
    await paste('ITG.abc_123');
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('button', { name: 'Cancel' });
    await paste('"ITG.other_456"');
    await paste('https://acme.eu.itglue.com');
    expect(apiKey()).toHaveValue('ITG.abc_123');
    expect(subdomain()).toHaveValue('api');
  });
});

describe('a text that does not contain exactly one key', () => {
  it('stays visible, and is refused', async () => {
    const onConnect = vi.fn(accepts);
    renderForm({ onConnect });
    await userEvent.selectOptions(subdomain(), 'api');
    await paste('ITG.first_111 or ITG.second_222');
    expect(apiKey()).toHaveValue('ITG.first_111 or ITG.second_222');
    await userEvent.click(button('Connect'));
    expect(await screen.findByText(/That isn’t an IT Glue API key/)).toBeVisible();
    expect(onConnect).not.toHaveBeenCalled();
  });
});

it('sends a typed key without the spaces around it, and shows it that way', async () => {
  const sent: string[] = [];
  const onConnect: OnConnect = async ({ apiKey }) => {
    sent.push(apiKey);
    throw new Error('not today');
  };
  renderForm({ onConnect });
  await userEvent.selectOptions(subdomain(), 'api');
  await userEvent.type(apiKey(), ' ITG.abc_123 ');
  await userEvent.click(button('Connect'));
  await screen.findByRole('group', { name: /./ });
  expect(sent).toEqual(['ITG.abc_123']);
  expect(apiKey()).toHaveValue('ITG.abc_123');
});

describe('a text with a key and an address in it', () => {
  const note = `Acme, IT Glue: https://acme.eu.itglue.com/organizations\nkey: ITG.abc_123`;

  it('fills in both when it is pasted into the key field, and says so', async () => {
    renderForm();
    await paste(note);
    expect(apiKey()).toHaveValue('ITG.abc_123');
    expect(subdomain()).toHaveValue('api.eu');
    expect(cleaned()).toBeVisible();
    expect(screen.getByText(/^Selected Europe/)).toBeVisible();
  });

  it('fills in both when it is pasted into the address field, which never shows the key', async () => {
    const events: ConnectEvent[] = [];
    renderForm({ onConnect: accepts, onEvent: (event) => events.push(event) });
    await userEvent.click(screen.getByText('Not sure which subdomain?'));
    await paste(note, addressHelper());
    expect(addressHelper()).toHaveValue('');
    expect(apiKey()).toHaveValue('ITG.abc_123');
    expect(subdomain()).toHaveValue('api.eu');
    await userEvent.tab();
    expect(events.filter(({ type }) => type === 'subdomain_guessed')).toHaveLength(1);
  });

  it('fills in only the key if the region is locked', async () => {
    const onConnect = vi.fn(accepts);
    renderForm({ onConnect, defaultSubdomain: 'api.au', lockSubdomain: true });
    await paste(note);
    expect(apiKey()).toHaveValue('ITG.abc_123');
    await userEvent.click(button('Connect'));
    await waitFor(() => expect(onConnect.mock.lastCall?.[0].subdomain).toBe('api.au'));
  });
});
