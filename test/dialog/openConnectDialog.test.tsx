// The dialog as a single call.

import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { openConnectDialog } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import { accepts, apiKey, button, connect, paste } from '../support/renderForm.js';

async function open(props: Parameters<typeof openConnectDialog>[0] = { onConnect: accepts }) {
  const page = () => [document.body.innerHTML, document.documentElement.style.cssText];
  const before = page();
  let closed: Promise<unknown> = Promise.resolve();
  await act(async () => {
    closed = openConnectDialog(props);
  });
  const isAsBefore = () => waitFor(() => expect(page()).toEqual(before));
  return { closed, isAsBefore };
}

const europe = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: testKeys['api.eu'].slice(-4),
};

describe('openConnectDialog', () => {
  it('resolves with the connection when the user is done, and leaves nothing behind', async () => {
    const onSuccess = vi.fn();
    const onDone = vi.fn();
    const { closed, isAsBefore } = await open({ onConnect: accepts, onSuccess, onDone });
    await connect();
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
    expect(await closed).toEqual(europe);
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith(europe);
    expect(onDone).toHaveBeenCalledOnce();
    await isAsBefore();
  });

  it('resolves with the connection when a connected dialog is closed', async () => {
    const { closed } = await open();
    await connect();
    await screen.findByRole('button', { name: 'Done' });
    await userEvent.click(button('Close'));
    expect(await closed).toEqual(europe);
  });

  it('resolves with nothing when the user closes it, and leaves nothing behind', async () => {
    const { closed, isAsBefore } = await open();
    await userEvent.click(button('Close'));
    expect(await closed).toBeUndefined();
    await isAsBefore();
  });

  it('forgets a key that is discarded', async () => {
    const { closed, isAsBefore } = await open();
    const field = apiKey();
    await paste('ITG.abc_123');
    await userEvent.click(button('Close'));
    await userEvent.click(button('Discard and close'));
    expect(await closed).toBeUndefined();
    await waitFor(() => expect(field).toHaveValue(''));
    await isAsBefore();
  });

  it('opens a fresh dialog each time', async () => {
    const first = await open();
    await userEvent.click(button('Close'));
    await first.closed;
    const second = await open();
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    await userEvent.click(button('Close'));
    expect(await second.closed).toBeUndefined();
  });
});
