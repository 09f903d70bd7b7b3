// The form and the dialog in a part of the page that the host hides and shows again.

import { act, render, screen, waitFor } from '@testing-library/react';
import { Activity, type ReactNode, StrictMode, Suspense, use } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectDialog, ConnectError, ConnectForm, ConnectionCard } from '../../src/index.js';
import { accepts, apiKey, button, refusesWith, slowHost } from '../support/renderForm.js';
import {
  connect,
  connected,
  connecting,
  expectFailure,
  expectNextWorks,
  expectNoReports,
  expectNothingLost,
  fillIn,
  hostWith,
} from './attempt.js';

expectNoReports();

describe('a form that the host hides and shows again', () => {
  const page = (host: ReturnType<typeof hostWith>, mode: 'visible' | 'hidden', strict: boolean) => {
    const activity = (
      <Activity mode={mode}>
        <ConnectForm {...host} />
      </Activity>
    );
    return strict ? <StrictMode>{activity}</StrictMode> : activity;
  };

  it.each([false, true])('keeps what was typed (StrictMode: %s)', async (strict) => {
    const host = hostWith(refusesWith('no luck'));
    const { rerender } = render(page(host, 'visible', strict));
    await fillIn();
    rerender(page(host, 'hidden', strict));
    expect(apiKey().checkVisibility()).toBe(false);
    rerender(page(host, 'visible', strict));
    await waitFor(() => expect(apiKey().checkVisibility()).toBe(true));
    expectNothingLost();
    await userEvent.click(button('Connect'));
    await expectFailure(host, 'Something went wrong');
    await expectNextWorks(host);
  });

  it.each([false, true])('aborts the attempt (StrictMode: %s)', async (strict) => {
    const slow = slowHost();
    const host = hostWith(slow.onConnect);
    const { rerender } = render(page(host, 'visible', strict));
    await connect();
    await connecting();
    rerender(page(host, 'hidden', strict));
    await waitFor(() => expect(slow.isAborted()).toBe(true));
    slow.refuse(new Error('late'));
    rerender(page(host, 'visible', strict));
    await screen.findByRole('button', { name: 'Connect' });
    expectNothingLost();
    expect(host.onError).not.toHaveBeenCalled();
    await expectNextWorks(host);
    expect(host.onConnect).toHaveBeenCalledTimes(2);
  });

  it('keeps a failure', async () => {
    const host = hostWith(refusesWith(new ConnectError('timeout')));
    const { rerender } = render(page(host, 'visible', false));
    await connect();
    await screen.findByRole('group', { name: /./ });
    rerender(page(host, 'hidden', false));
    rerender(page(host, 'visible', false));
    await expectFailure(host, 'took too long');
    await expectNextWorks(host);
  });

  it('stays connected', async () => {
    const host = hostWith(accepts);
    const { rerender } = render(page(host, 'visible', false));
    await connect();
    await connected();
    rerender(page(host, 'hidden', false));
    rerender(page(host, 'visible', false));
    await connected();
    expect(host.onSuccess).toHaveBeenCalledOnce();
  });
});

describe('a dialog that the host hides and shows again', () => {
  const never = new Promise<never>(() => {});
  const Late = () => use(never);
  const ways: [by: string, page: (dialog: ReactNode, hidden: boolean) => ReactNode][] = [
    [
      'a suspended boundary',
      (dialog, hidden) => (
        <Suspense fallback="Please wait">
          {dialog}
          {hidden && <Late />}
        </Suspense>
      ),
    ],
    [
      'an Activity',
      (dialog, hidden) => <Activity mode={hidden ? 'hidden' : 'visible'}>{dialog}</Activity>,
    ],
  ];
  const onClose = vi.fn();
  const form = <ConnectDialog open onOpenChange={onClose} onEvent={onClose} onConnect={accepts} />;
  const card = (
    <ConnectionCard
      connection={{ subdomain: 'api.eu' }}
      onConnect={accepts}
      onDisconnect={onClose}
    />
  );

  /** Renders the dialog. Returns a function that hides it and shows it again. */
  function show(dialog: ReactNode, page: (typeof ways)[0][1]) {
    const whole = (hidden: boolean) => (
      <>
        <button type="button">Elsewhere</button>
        {page(dialog, hidden)}
      </>
    );
    const { rerender } = render(whole(false));
    return async function hideAndShow() {
      const [shown] = document.querySelectorAll('dialog');
      onClose.mockClear();
      await act(async () => rerender(whole(true)));
      await waitFor(() => expect(shown?.checkVisibility()).toBe(false));
      // A hidden dialog must not block the page.
      await userEvent.click(button('Elsewhere'));
      expect(document.activeElement).toBe(button('Elsewhere'));
      rerender(whole(false));
      await waitFor(() => expect(shown?.checkVisibility()).toBe(true));
      expect(shown?.matches(':modal')).toBe(true);
      expect(onClose).not.toHaveBeenCalled();
    };
  }

  it.each(ways)('keeps what was typed: hidden by %s', async (_by, page) => {
    const hideAndShow = show(form, page);
    await fillIn();
    await hideAndShow();
    expectNothingLost();
    expect(screen.queryByRole('dialog', { name: /\?$/ })).toBeNull();
  });

  it.each(ways)('keeps its question open: hidden by %s', async (_by, page) => {
    const hideAndShow = show(card, page);
    await userEvent.click(button('Disconnect'));
    await hideAndShow();
    expect(screen.getByRole('dialog', { name: 'Disconnect IT Glue?' })).toBeVisible();
  });
});
