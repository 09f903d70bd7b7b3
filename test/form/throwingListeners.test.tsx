// A callback of the host throws: the page reports the error, and the form continues to work.

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type ConnectEvent,
  ConnectForm,
  type ConnectFormProps,
  ConnectionCard,
  openConnectDialog,
} from '../../src/index.js';
import {
  cancel,
  connect,
  connected,
  europe,
  europeWithHint,
  expectNextWorks,
  expectNothingLost,
  hostWith,
} from '../support/attempt.js';
import { accepts, button, refusesWith, slowHost } from '../support/renderForm.js';
import { expectNoReports, expectReported } from '../support/reports.js';
import { untyped } from '../support/untyped.js';

expectNoReports();

/** Unmounts the form, which is reported as an event too. */
async function leave() {
  cleanup();
  await new Promise((resolve) => setImmediate(resolve));
}

describe('a callback of the host that throws', () => {
  const error = new Error('the host’s own');
  const throws = () => {
    throw error;
  };

  it.each<[callback: string, props: ConnectFormProps, succeeds: boolean]>([
    ['onSuccess', { onConnect: accepts, onSuccess: throws }, false],
    ['onSuccess, later', { onConnect: accepts, onSuccess: untyped(async () => throws()) }, false],
    ['onEvent', { onConnect: accepts, onEvent: throws }, true],
  ])('does not undo a success: %s', async (_callback, props, succeeds) => {
    const host = { onSuccess: vi.fn(), onError: vi.fn() };
    render(<ConnectForm {...host} {...props} />);
    await connect();
    await connected();
    if (succeeds) expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
    expect(host.onError).not.toHaveBeenCalled();
    await leave();
    await expectReported(error);
  });

  it.each<[callback: string, props: Partial<ConnectFormProps>]>([
    ['onError', { onError: throws }],
    ['onError, later', { onError: untyped(async () => throws()) }],
    ['onEvent', { onEvent: throws }],
  ])('does not hide a failure or prevent the next attempt: %s', async (_callback, props) => {
    const host = hostWith(refusesWith(new ConnectError('timeout')));
    render(<ConnectForm {...host} {...props} />);
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent('took too long');
    expectNothingLost();
    await expectNextWorks(host);
    await leave();
    await expectReported(error);
  });

  it('does not prevent cancelling an attempt', async () => {
    render(<ConnectForm {...slowHost()} onEvent={throws} />);
    await connect();
    await cancel();
    expectNothingLost();
    await leave();
    await expectReported(error);
  });

  it.each<[callback: string, name: string, props: Partial<ConnectFormProps>]>([
    ['onEvent', 'Close', { onEvent: throws }],
    ['onEvent', 'Done', { onEvent: throws }],
    ['onDone', 'Done', { onDone: throws }],
    ['onSuccess', 'Done', { onSuccess: throws }],
  ])('does not keep a dialog open: %s, closed by %s', async (_callback, name, props) => {
    let closed: Promise<unknown> = Promise.resolve();
    await act(async () => {
      closed = openConnectDialog({ onConnect: accepts, onDone() {}, ...props });
    });
    if (name === 'Done') {
      await connect();
      await connected();
    }
    await userEvent.click(button(name));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await closed).toEqual(name === 'Done' ? europeWithHint : undefined);
    expect(document.documentElement.style.overflow).toBe('');
    await expectReported(error);
  });

  it('does not prevent the next step: onEvent of the card', async () => {
    const events: string[] = [];
    const onEvent = ({ type }: ConnectEvent) => {
      events.push(type);
      throws();
    };
    render(
      <ConnectionCard
        connection={europe}
        onConnect={accepts}
        onDisconnect={async () => {}}
        onEvent={onEvent}
      />,
    );
    await userEvent.click(button('Replace key'));
    await connect();
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(events).toEqual(['opened', 'submitted', 'connected', 'key_replaced', 'closed']);
    await expectReported(error);
  });
});
