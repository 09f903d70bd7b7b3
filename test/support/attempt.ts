// An attempt to connect, from both sides: what the user sees, and what the host's callbacks receive.

import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, vi } from 'vitest';
import type { Connection, OnConnect } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { accepts, apiKey, subdomain } from './renderForm.js';

export const key = testKeys['api.eu'];
export const europe: Connection = { subdomain: 'api.eu', organizationCount: 143 };
/** What `onSuccess` receives after `onConnect` resolved to `europe`. */
export const europeWithHint = { ...europe, keyHint: key.slice(-4) };
/** What `onSuccess` receives after `onConnect` resolved to an unusable value. */
export const hintOnly = { subdomain: 'api.eu', keyHint: key.slice(-4) };

/** A host that handles the first attempt with `first`, and accepts the next ones. */
export function hostWith(first: OnConnect) {
  return {
    onConnect: vi.fn(accepts).mockImplementationOnce(first),
    onSuccess: vi.fn(),
    onError: vi.fn(),
  };
}
type Host = ReturnType<typeof hostWith>;

/** The last error that `onError` received. */
export const errorOf = (host: Host): unknown => host.onError.mock.lastCall?.[0];

export const phase = () => document.querySelector('.itglue-form')?.getAttribute('data-phase');

// By text, since hundreds of queries by role are slow.
export const connected = () => screen.findByText('IT Glue is connected');
export const connecting = () => screen.findByText('Cancel', { selector: 'button' });

/** Fills in both fields and submits. */
export async function connect() {
  await userEvent.selectOptions(subdomain(), 'api.eu');
  fireEvent.change(apiKey(), { target: { value: key } });
  await userEvent.click(
    screen.getByText(/^(Connect|Replace key)$/, { selector: '[type=submit] *' }),
  );
}

export const cancel = async () => userEvent.click(await connecting());

export function expectNothingLost() {
  expect(phase()).toBe('editing');
  expect(subdomain()).toHaveValue('api.eu');
  expect(subdomain()).toBeEnabled();
  expect(apiKey()).toHaveValue(key);
  expect(apiKey()).not.toHaveAttribute('readonly');
}

/** Expects the failure to be shown, and reported to the host once, with nothing lost. */
export async function expectFailure(host: Host, sees: string | RegExp) {
  expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(sees);
  expectNothingLost();
  expect(host.onConnect).toHaveBeenCalledOnce();
  expect(host.onError).toHaveBeenCalledOnce();
  expect(host.onSuccess).not.toHaveBeenCalled();
}

/** Submits again, and expects it to connect. */
export async function expectNextWorks(host: Host) {
  const submit = screen.getByText(/^(Connect|Try again)$/, { selector: '[type=submit] *' });
  await userEvent.click(submit);
  await connected();
  expect(phase()).toBe('connected');
  expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
}
