// The dialog, opened by a single call.

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { openConnectDialog } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import { accepts, apiKey, button, connect, paste, slowHost } from '../support/renderForm.js';

async function open(
  props: Parameters<typeof openConnectDialog>[0] = { onConnect: accepts },
  options?: Parameters<typeof openConnectDialog>[1],
) {
  const page = () => [document.body.innerHTML, document.documentElement.style.cssText];
  const before = page();
  let closed: Promise<unknown> = Promise.resolve();
  await act(async () => {
    closed = openConnectDialog(props, options);
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
  it('resolves with the connection when the user is done, and removes everything from the page', async () => {
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

  it('resolves with nothing when the user closes it, and removes everything from the page', async () => {
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

  it('opens one over the other, and each closes separately', async () => {
    const first = await open();
    const second = await open();
    const [, above] = screen.getAllByRole('dialog');
    await userEvent.click(within(above ?? document.body).getByRole('button', { name: 'Close' }));
    expect(await second.closed).toBeUndefined();
    expect(document.documentElement).toHaveStyle({ overflow: 'hidden' });
    await userEvent.click(button('Close'));
    expect(await first.closed).toBeUndefined();
    await first.isAsBefore();
  });
});

describe('a signal', () => {
  it('closes it without a question, and removes the key and the scroll lock', async () => {
    const leaving = new AbortController();
    const { closed, isAsBefore } = await open({ onConnect: accepts }, leaving);
    const field = apiKey();
    await paste('ITG.abc_123');
    act(() => leaving.abort());
    expect(await closed).toBeUndefined();
    expect(field).toHaveValue('');
    await isAsBefore();
  });

  it('closes the question along with it', async () => {
    const leaving = new AbortController();
    const { closed, isAsBefore } = await open({ onConnect: accepts }, leaving);
    await paste('ITG.abc_123');
    await userEvent.click(button('Close'));
    expect(screen.getByRole('dialog', { name: /\?$/ })).toBeVisible();
    act(() => leaving.abort());
    expect(await closed).toBeUndefined();
    await isAsBefore();
  });

  it('aborts an attempt under way', async () => {
    const leaving = new AbortController();
    const host = slowHost();
    const { closed } = await open(host, leaving);
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    act(() => leaving.abort());
    expect(await closed).toBeUndefined();
    expect(host.isAborted()).toBe(true);
  });

  it('does not affect a connection that was made before', async () => {
    const leaving = new AbortController();
    const { closed } = await open({ onConnect: accepts }, leaving);
    await connect();
    await screen.findByRole('button', { name: 'Done' });
    act(() => leaving.abort());
    expect(await closed).toEqual(europe);
  });

  it('opens nothing if it is already aborted', async () => {
    const { closed, isAsBefore } = await open(
      { onConnect: accepts },
      { signal: AbortSignal.abort() },
    );
    expect(await closed).toBeUndefined();
    await isAsBefore();
  });

  it('has no listener once the dialog is closed', async () => {
    const leaving = new AbortController();
    const removed = vi.spyOn(leaving.signal, 'removeEventListener');
    const { closed } = await open({ onConnect: accepts }, leaving);
    await userEvent.click(button('Close'));
    expect(await closed).toBeUndefined();
    expect(removed).toHaveBeenCalledWith('abort', expect.any(Function));
  });
});
