// What the form says as time passes.

import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectError } from '../../src/index.js';
import { button, connect, refusesWith, renderForm, slowHost } from '../support/renderForm.js';

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

describe('when IT Glue says how long to wait', () => {
  const rateLimited = (retryAfter?: number) =>
    vi.fn(refusesWith(new ConnectError('rate_limited', { retryAfter })));
  const submit = () => screen.getByRole('button', { name: /^Try again/ });

  it('counts down on the button, without announcing every second', async () => {
    renderForm({ onConnect: rateLimited(90) });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'Wait 90 seconds, then try again.',
    );
    expect(submit()).toHaveTextContent('Try again 1:30');
    await pass(31);
    expect(submit()).toHaveTextContent(/^Try again 0:5\d$/);
    expect(submit()).toHaveAccessibleName('Try again');
    expect(submit().closest('[role=alert], [role=status], [aria-live]')).toBeNull();
    expect(screen.getByRole('group', { name: /./ })).toHaveTextContent(
      'Wait 90 seconds, then try again.',
    );
  });

  it('writes the seconds with two digits', async () => {
    renderForm({ onConnect: rateLimited(65) });
    await connect();
    await screen.findByRole('group', { name: /./ });
    expect(submit()).toHaveTextContent('Try again 1:05');
  });

  it('lets the user try again when the time is up, and says so', async () => {
    const onConnect = rateLimited(42);
    renderForm({ onConnect });
    await connect();
    await screen.findByRole('group', { name: /./ });
    expect(submit()).toHaveAttribute('aria-disabled', 'true');
    expect(submit()).toBeEnabled();
    expect(screen.queryByText('You can try again now.')).toBeNull();
    await userEvent.click(submit());
    expect(onConnect).toHaveBeenCalledOnce();
    await pass(43);
    expect(submit()).toHaveTextContent(/^Try again$/);
    expect(submit()).toHaveAttribute('aria-disabled', 'false');
    expect(screen.getByText('You can try again now.')).toHaveAttribute('role', 'status');
    await userEvent.click(submit());
    await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(2));
  });

  it('counts down for other failures too, such as an outage with a known end', async () => {
    const down = new ConnectError('unavailable', { retryAfter: 30 });
    renderForm({ onConnect: refusesWith(down) });
    await connect();
    await screen.findByRole('group', { name: /./ });
    expect(submit()).toHaveTextContent('Try again 0:30');
    expect(submit()).toHaveAttribute('aria-disabled', 'true');
  });

  it.each<[retryAfter: number | undefined, text: string, label: string]>([
    [0, 'Try again. What you entered is still here.', 'Try again'],
    [0.4, 'Wait 1 second, then try again.', 'Try again 0:01'],
    [60, 'Wait 60 seconds, then try again.', 'Try again 1:00'],
    [300, 'Wait 5 minutes, then try again.', 'Try again 5:00'],
    [301, 'Wait 6 minutes, then try again.', 'Try again 5:01'],
    [3600, 'Wait 60 minutes, then try again.', 'Try again 1:00:00'],
    [9000, 'Wait 3 hours, then try again.', 'Try again 2:30:00'],
    [86_400, 'Wait 24 hours, then try again.', 'Try again 24:00:00'],
    [undefined, 'Wait 5 minutes, then try again.', 'Try again'],
  ])('words a wait of %s seconds in a natural unit', async (retryAfter, text, label) => {
    renderForm({ onConnect: rateLimited(retryAfter) });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(text);
    expect(submit()).toHaveTextContent(new RegExp(`^${label}$`));
  });

  it.each<[code: 'rate_limited' | 'key_rejected', lifted: boolean] | ['unavailable', false]>([
    ['rate_limited', true],
    ['key_rejected', true],
    ['unavailable', false],
  ])(
    'lifts the wait for another key only if the failure was about the key or the subdomain: %s',
    async (code, lifted) => {
      const onConnect = vi.fn(refusesWith(new ConnectError(code, { retryAfter: 90 })));
      renderForm({ onConnect });
      await connect();
      await screen.findByText('1:30');
      await userEvent.type(screen.getByLabelText('API key'), '1');
      await userEvent.click(screen.getByRole('button', { name: /^(Connect|Try again)/ }));
      await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(lifted ? 2 : 1));
    },
  );

  it('also delays the switch to another region, and says why', async () => {
    const failure = new ConnectError('wrong_subdomain', {
      suggestedSubdomain: 'api.au',
      retryAfter: 42,
    });
    const onConnect = vi.fn(refusesWith(failure));
    renderForm({ onConnect });
    await connect();
    const use = await screen.findByRole('button', { name: 'Use api.au and connect' });
    expect(use).toHaveAttribute('aria-disabled', 'true');
    expect(use).toHaveAccessibleDescription(/^Wait 42 seconds/);
    await userEvent.click(use);
    expect(onConnect).toHaveBeenCalledOnce();
    expect(screen.getByLabelText('Subdomain')).toHaveValue('api.eu');
    await pass(43);
    expect(use).toHaveAttribute('aria-disabled', 'false');
    expect(use).not.toHaveAccessibleDescription();
    await userEvent.click(use);
    await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(2));
  });

  it('starts over when IT Glue asks to wait again', async () => {
    renderForm({ onConnect: rateLimited(10) });
    await connect();
    await screen.findByRole('group', { name: /./ });
    await pass(11);
    await userEvent.click(submit());
    await screen.findByText('0:10');
  });

  it('lets the user try at once when IT Glue gives no time', async () => {
    const onConnect = rateLimited();
    renderForm({ onConnect });
    await connect();
    await screen.findByRole('group', { name: /./ });
    await userEvent.click(submit());
    await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(2));
  });

  it('stops its timer when the form unmounts', async () => {
    const { unmount } = renderForm({ onConnect: rateLimited(90) });
    await connect();
    await screen.findByText('1:30');
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('when the host is slow', () => {
  const takesLong = () => screen.queryByText('This is taking longer than usual.');

  it('says after five seconds that it takes longer than usual', async () => {
    renderForm(slowHost());
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    expect(takesLong()).toBeNull();
    await pass(5);
    expect(takesLong()).toHaveAttribute('role', 'status');
  });

  it('starts those five seconds again for each attempt', async () => {
    renderForm(slowHost());
    await connect();
    await pass(4);
    await userEvent.click(button('Cancel'));
    await userEvent.click(button('Connect'));
    await pass(4);
    expect(button('Cancel')).toBeVisible();
    expect(takesLong()).toBeNull();
    await pass(2);
    expect(takesLong()).toBeVisible();
    await userEvent.click(button('Cancel'));
    await userEvent.click(button('Connect'));
    await pass(1);
    expect(takesLong()).toBeNull();
  });

  it('has no timer while nobody waits', async () => {
    renderForm(slowHost());
    expect(vi.getTimerCount()).toBe(0);
    await connect();
    await pass(1);
    expect(vi.getTimerCount()).toBe(1);
    await userEvent.click(button('Cancel'));
    await pass(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('can be cancelled after an hour without an answer', async () => {
    const host = slowHost();
    renderForm(host);
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    await pass(3600);
    await userEvent.click(button('Cancel'));
    expect(host.isAborted()).toBe(true);
    expect(button('Connect')).toHaveFocus();
  });
});
