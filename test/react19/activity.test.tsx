// A form hidden by an `<Activity>`, which React 18 lacks. Its effects stop, but time goes on.

import { act, render, screen } from '@testing-library/react';
import { Activity } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConnectError, ConnectForm } from '../../src/index.js';
import { connect, refusesWith } from '../support/renderForm.js';

beforeEach(() => {
  // The clock also advances by itself, because Testing Library's `waitFor` needs that.
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (seconds: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(seconds * 1000);
  });

const form = (mode: 'hidden' | 'visible') => (
  <Activity mode={mode}>
    <ConnectForm onConnect={refusesWith(new ConnectError('rate_limited', { retryAfter: 90 }))} />
  </Activity>
);

it('continues to count down while it is hidden', async () => {
  const { rerender } = render(form('visible'));
  await connect();
  await screen.findByText('1:30');
  rerender(form('hidden'));
  await pass(60);
  rerender(form('visible'));
  await pass(0);
  expect(screen.getByText(/^0:(30|2\d)$/)).toBeVisible();
});

it('ends the wait if the time is up while it is hidden', async () => {
  const { rerender } = render(form('visible'));
  await connect();
  await screen.findByText('1:30');
  rerender(form('hidden'));
  await pass(100);
  rerender(form('visible'));
  await pass(0);
  expect(screen.getByText('Try again')).toBeVisible();
  expect(screen.getByText('You can try again now.')).toBeVisible();
});
