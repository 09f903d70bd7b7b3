// The computer's clock is changed, or the computer sleeps.

import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectError, ConnectForm } from '../../src/index.js';
import {
  connect,
  connected,
  connecting,
  europe,
  europeWithHint,
  expectNextWorks,
  expectNothingLost,
  hostWith,
} from '../support/attempt.js';
import { refusesWith, slowHost } from '../support/renderForm.js';
import { expectNoReports } from '../support/reports.js';

expectNoReports();

describe('the computer’s clock', () => {
  beforeEach(() => {
    // The clock also runs by itself, because `findBy…` waits for it.
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const hour = 3_600_000;
  const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
  const submit = () => screen.getByRole('button', { name: /^Try again/ });

  it.each<[fault: string, by: number]>([
    ['forward a year', 365 * 24 * hour],
    ['forward an hour', hour],
    ['back an hour', -hour],
    ['back to 1970', -Date.now()],
  ])('jumps %s, and the countdown continues', async (_fault, by) => {
    const host = hostWith(refusesWith(new ConnectError('rate_limited', { retryAfter: 90 })));
    render(<ConnectForm {...host} />);
    await connect();
    await screen.findByText('1:30');
    vi.setSystemTime(Date.now() + by);
    await pass(10_000);
    expect(submit()).toHaveTextContent(/^Try again 1:(20|1\d)$/);
    expectNothingLost();
    await userEvent.click(submit());
    expect(host.onConnect).toHaveBeenCalledOnce();
    await pass(81_000);
    expect(submit()).toHaveTextContent(/^Try again$/);
    await expectNextWorks(host);
  });

  it('stops during sleep, and the countdown is over when the computer wakes', async () => {
    const host = hostWith(refusesWith(new ConnectError('rate_limited', { retryAfter: 90 })));
    render(<ConnectForm {...host} />);
    await connect();
    await screen.findByText('1:30');
    const { now } = performance;
    vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + hour);
    await pass(1_000);
    expect(submit()).toHaveTextContent(/^Try again$/);
    expect(screen.getByText('You can try again now.')).toBeVisible();
    expectNothingLost();
    await expectNextWorks(host);
  });

  it('stops during sleep while connecting, and a late answer still counts', async () => {
    const slow = slowHost();
    const host = hostWith(slow.onConnect);
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    vi.setSystemTime(Date.now() + hour);
    await pass(hour);
    slow.answer(europe);
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
  });
});
