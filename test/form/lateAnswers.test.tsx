// onConnect settles after the user has cancelled or left, or it never settles.

import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  ConnectDialog,
  ConnectError,
  ConnectForm,
  type ConnectFormProps,
} from '../../src/index.js';
import {
  cancel,
  connect,
  connected,
  connecting,
  europe,
  europeWithHint,
  expectNextWorks,
  expectNothingLost,
  hostWith,
  phase,
} from '../support/attempt.js';
import { button, slowHost } from '../support/renderForm.js';
import { expectNoReports } from '../support/reports.js';

expectNoReports();

describe('a callback that answers too late', () => {
  interface Place {
    rerender(ui: ReactNode): void;
    unmount(): void;
    host: ReturnType<typeof slowHost>;
  }
  const leavings: [left: string, leave: (place: Place) => unknown][] = [
    ['cancelled', cancel],
    ['unmounted', ({ unmount }) => unmount()],
    ['mounted again', ({ rerender, host }) => rerender(<ConnectForm key="new" {...host} />)],
    ['closed with its dialog', closeDialog],
  ];
  const settlings: [what: string, settle: (host: ReturnType<typeof slowHost>) => void][] = [
    ['it worked', ({ answer }) => answer(europe)],
    ['it worked, without a connection', ({ answer }) => answer()],
    ['it failed', ({ refuse }) => refuse(new Error('late'))],
    ['it failed, for no reason', ({ refuse }) => refuse(undefined)],
    ['the key is bad', ({ refuse }) => refuse(new ConnectError('key_rejected'))],
    ['it was aborted', ({ refuse }) => refuse(new DOMException('Aborted', 'AbortError'))],
  ];

  async function closeDialog() {
    await userEvent.click(button('Close'));
    await userEvent.click(button('Discard and close'));
  }

  function Dialog(props: ConnectFormProps) {
    const [open, setOpen] = useState(true);
    return <ConnectDialog open={open} onOpenChange={setOpen} {...props} />;
  }

  it.each(
    leavings.flatMap(([left, leave]) =>
      settlings.map(([what, settle]) => [left, what, leave, settle] as const),
    ),
  )('is ignored: %s, and then the host reports that %s', async (_left, _what, leave, settle) => {
    const host = slowHost();
    const callbacks = { onSuccess: vi.fn(), onError: vi.fn() };
    const Form = leave === closeDialog ? Dialog : ConnectForm;
    const place = render(<Form {...host} {...callbacks} />);
    await connect();
    await connecting();
    expect(host.isAborted()).toBe(false);
    await leave({ ...place, host });
    expect(host.isAborted()).toBe(true);
    await act(async () => settle(host));
    expect(host.onConnect).toHaveBeenCalledOnce();
    expect(callbacks.onSuccess).not.toHaveBeenCalled();
    expect(callbacks.onError).not.toHaveBeenCalled();
    expect(screen.queryByRole('group', { name: /./ })).toBeNull();
    expect(phase()).not.toBe('connected');
    if (leave === cancel) expectNothingLost();
  });

  it.each(settlings)(
    'does not affect the next attempt when the host reports that %s',
    async (_, settle) => {
      const late = slowHost();
      const host = hostWith(late.onConnect);
      render(<ConnectForm {...host} />);
      await connect();
      await cancel();
      const next = slowHost();
      host.onConnect.mockImplementation(next.onConnect);
      await userEvent.click(button('Connect'));
      await connecting();
      await act(async () => settle(late));
      expect(phase()).toBe('connecting');
      expect(next.isAborted()).toBe(false);
      next.answer(europe);
      await connected();
      expect(host.onConnect).toHaveBeenCalledTimes(2);
      expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
      expect(host.onError).not.toHaveBeenCalled();
    },
  );

  it('or never can be cancelled repeatedly', async () => {
    const host = hostWith(() => new Promise(() => {}));
    host.onConnect.mockImplementationOnce(() => new Promise(() => {}));
    render(<ConnectForm {...host} />);
    await connect();
    await cancel();
    expectNothingLost();
    await userEvent.click(button('Connect'));
    await cancel();
    expectNothingLost();
    await expectNextWorks(host);
  });
});
