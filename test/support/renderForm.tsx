// The form as a user finds it: fields and buttons by their names, and hosts that answer as a test needs.

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import {
  ConnectForm,
  type ConnectFormProps,
  type Connection,
  type OnConnect,
} from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';

export const accepts: OnConnect = async ({ subdomain }) => ({ subdomain, organizationCount: 143 });

export const refusesWith =
  (error: unknown): OnConnect =>
  async () => {
    throw error;
  };

/** A slow host, which answers when the test tells it to. */
export function slowHost() {
  let answer: (connection?: Connection) => void = () => {};
  let refuse: (error: unknown) => void = () => {};
  let asked: AbortSignal | undefined;
  const onConnect = vi.fn<OnConnect>((_credentials, { signal }) => {
    asked = signal;
    return new Promise((resolve, reject) => {
      answer = resolve;
      refuse = reject;
    });
  });
  return {
    onConnect,
    answer: (connection?: Connection) => answer(connection),
    refuse: (error: unknown) => refuse(error),
    isAborted: () => asked?.aborted,
  };
}

export const renderForm = (props: ConnectFormProps = { onConnect: accepts }) =>
  render(<ConnectForm {...props} />);

export const subdomain = () => screen.getByLabelText<HTMLSelectElement>('Subdomain');
export const apiKey = () => screen.getByLabelText<HTMLInputElement>('API key');
export const addressHelper = () => screen.getByLabelText<HTMLInputElement>(/^Paste the address/);
export const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

export async function paste(text: string, field = apiKey()) {
  await userEvent.click(field);
  await userEvent.paste(text);
}

/** The main button, by whatever name: "Connect", "Try again", "Replace key". */
function submitButton(): HTMLButtonElement {
  const found = screen
    .getAllByRole<HTMLButtonElement>('button')
    .find(({ type }) => type === 'submit');
  if (!found) throw new Error('There is no main button');
  return found;
}

/** Fills in the empty fields, and submits. */
export async function connect(key: string = testKeys['api.eu'], at = 'api.eu') {
  await userEvent.selectOptions(subdomain(), at);
  await userEvent.clear(apiKey());
  await paste(key);
  await userEvent.click(submitButton());
}
