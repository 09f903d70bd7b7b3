// "Check now", the result of the last check, and cards that are read-only or still loading.

import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type Connection,
  ConnectionCard,
  type ConnectionCardProps,
  type ConnectionCheck,
} from '../../src/index.js';
import { de } from '../../src/languages/de.js';

const europe: Connection = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: '7890',
  connectedAt: '2026-11-03T12:00:00Z',
};
const australia: Connection = { subdomain: 'api.au', keyHint: 'd153' };

const now = Date.parse('2026-11-20T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

const ok = (minutes = 0): ConnectionCheck => ({
  health: 'ok',
  organizationCount: 143,
  checkedAt: minutesAgo(minutes),
});
const broken = (minutes = 0): ConnectionCheck => ({
  health: 'broken',
  code: 'key_rejected',
  checkedAt: minutesAgo(minutes),
});
const outage = (minutes = 0): ConnectionCheck => ({
  health: 'unknown',
  code: 'unavailable',
  checkedAt: minutesAgo(minutes),
});

const card = (props: Partial<ConnectionCardProps> = {}) => (
  <ConnectionCard
    appName="Acme"
    connection={europe}
    onConnect={async () => {}}
    onDisconnect={() => {}}
    {...props}
  />
);

/** What a host without TypeScript may pass. */
const untyped = (props: object) => Object.assign<Partial<ConnectionCardProps>, object>({}, props);

const heading = () => screen.getByRole('heading');
const details = () => screen.getByText('Europe').parentElement;
const buttons = () => screen.queryAllByRole('button').map((one) => one.textContent);
const checkNow = () => userEvent.click(screen.getByRole('button', { name: 'Check now' }));
/** The polite announcements to a screen reader. */
const announced = () =>
  screen
    .getAllByRole('status')
    .map((one) => one.textContent)
    .join('');

/** A host that answers when the test tells it to. */
function slowCheck() {
  let answer: (check: ConnectionCheck) => void = () => {};
  const onCheck = vi.fn<NonNullable<ConnectionCardProps['onCheck']>>(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  return { onCheck, answer: (check: ConnectionCheck) => act(async () => answer(check)) };
}

beforeEach(() => void vi.setSystemTime(now));
afterEach(() => void vi.useRealTimers());

describe('the result of the last check', () => {
  it.each([
    [0, 'checked now'],
    [0.9, 'checked now'],
    [1, 'checked 1 minute ago'],
    [59.9, 'checked 59 minutes ago'],
    [60, 'checked 1 hour ago'],
    [23 * 60, 'checked 23 hours ago'],
    [24 * 60, 'checked yesterday'],
    [240 * 60, 'checked 10 days ago'],
    // A server's clock may be ahead.
    [-5, 'checked now'],
  ])('is shown with its time: %s minutes ago', (minutes, text) => {
    render(card({ check: ok(minutes) }));
    expect(details()).toHaveTextContent(new RegExp(`· ${text}$`));
    expect(screen.getByText(text.replace('checked ', ''))).toHaveAttribute(
      'datetime',
      minutesAgo(minutes),
    );
  });

  it('keeps its time current', async () => {
    vi.useFakeTimers({ now });
    render(card({ check: ok() }));
    await act(() => vi.advanceTimersByTimeAsync(3 * 60_000));
    expect(details()).toHaveTextContent('checked 3 minutes ago');
  });

  it('shows the time in the language of the card', () => {
    render(card({ check: ok(2), messages: de }));
    expect(screen.getByText('vor 2 Minuten')).toBeVisible();
  });

  it('marks the connection as broken, and says why', () => {
    render(card({ check: broken() }));
    expect(heading()).toHaveTextContent('IT Glue Needs a new key');
    expect(screen.getByText('IT Glue no longer accepts this key.')).toBeVisible();
  });

  it('names the subdomain that accepts the key, and suggests it for the new key', async () => {
    const check: ConnectionCheck = {
      ...broken(),
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.au',
    };
    render(card({ check }));
    expect(screen.getByText('IT Glue accepts this key at api.au, not at api.eu.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Replace key' }));
    expect(screen.getByLabelText('Subdomain')).toHaveValue('api.au');
  });

  it('changes only the time if IT Glue could not be asked', () => {
    render(card({ check: outage(2) }));
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(details()).toHaveTextContent('checked 2 minutes ago');
    expect(screen.queryByText(/isn’t available/)).toBeNull();
  });

  it('is overridden by the host’s own health', () => {
    render(card({ status: 'broken', reason: 'unused', check: ok() }));
    expect(heading()).toHaveTextContent('IT Glue Needs a new key');
    expect(screen.getByText(/wasn’t used for 90 days/)).toBeVisible();
  });

  it.each([
    ['no check', null],
    ['without a time', { health: 'broken' }],
    ['with a bad time', { ...broken(), checkedAt: 'yesterday' }],
    ['with another health', { ...broken(), health: 'sick' }],
  ])('is ignored if it can’t be read: %s', (_, check) => {
    render(card(untyped({ check })));
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(details()).not.toHaveTextContent('checked');
  });
});

describe('"Check now"', () => {
  it('is offered only if the host can check', () => {
    const { rerender } = render(card());
    expect(buttons()).toEqual(['Replace key', 'Disconnect']);
    rerender(card({ onCheck: async () => ok() }));
    expect(buttons()).toEqual(['Replace key', 'Check now', 'Disconnect']);
    rerender(card({ onCheck: async () => ok(), connection: undefined }));
    expect(buttons()).toEqual(['Connect']);
  });

  it('says that it is checking, and then that the key works', async () => {
    const { onCheck, answer } = slowCheck();
    render(card({ onCheck, check: ok(90) }));
    expect(announced()).toBe('');
    await checkNow();
    expect(announced().trim()).toBe('Checking with IT Glue…');
    const button = screen.getByRole('button', { name: 'Check now' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveFocus();
    await answer(ok());
    expect(announced().trim()).toBe('IT Glue accepts the key.');
    expect(details()).toHaveTextContent('143 organizations · since Nov 3, 2026 · checked now');
    expect(button).toHaveAttribute('aria-disabled', 'false');
    expect(onCheck).toHaveBeenCalledExactlyOnceWith(europe, { signal: expect.any(AbortSignal) });
  });

  it('checks once, no matter how often it is pressed', async () => {
    const { onCheck, answer } = slowCheck();
    render(card({ onCheck }));
    await checkNow();
    await checkNow();
    expect(onCheck).toHaveBeenCalledOnce();
    await answer(ok());
    await checkNow();
    expect(onCheck).toHaveBeenCalledTimes(2);
  });

  it('shows how many organizations the key can see now', async () => {
    render(card({ onCheck: async () => ({ ...ok(), organizationCount: 150 }) }));
    await checkNow();
    expect(details()).toHaveTextContent('150 organizations');
  });

  it('politely announces that the key is rejected, and offers to replace it', async () => {
    render(card({ onCheck: async () => broken(), status: 'connected' }));
    await checkNow();
    expect(heading()).toHaveTextContent('IT Glue Needs a new key');
    expect(announced().trim()).toBe('IT Glue no longer accepts this key.');
  });

  it('repairs a connection that the host marked as broken', async () => {
    render(card({ onCheck: async () => ok(), status: 'broken', reason: 'revoked' }));
    await checkNow();
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(screen.queryByText(/revoked/)).toBeNull();
  });

  it.each([
    ['unavailable', 'IT Glue isn’t available right now'],
    ['timeout', 'IT Glue took too long to respond'],
    ['rate_limited', 'IT Glue is rate-limiting this account'],
    ['unknown', 'Something went wrong'],
    // Not a valid code for an unknown health.
    ['key_rejected', 'Something went wrong'],
  ] as const)('changes nothing if IT Glue could not be asked: %s', async (code, title) => {
    const onError = vi.fn();
    render(card({ onCheck: async () => ({ ...outage(), code }), check: broken(60), onError }));
    await checkNow();
    expect(announced()).toContain(`${title} The key couldn’t be checked. Nothing has changed.`);
    expect(heading()).toHaveTextContent('IT Glue Needs a new key');
    expect(details()).toHaveTextContent('checked now');
    expect(onError).not.toHaveBeenCalled();
  });

  it.each([
    ['not_allowed', /^You don’t have permission to check the connection Contact an administrator/],
    ['offline', /^Can’t reach Acme’s server The key couldn’t be checked/],
    ['unavailable', /^IT Glue isn’t available right now The key/],
    ['invalid_request', /^Something went wrong The key/],
  ] as const)('says why it failed: %s', async (code, text) => {
    const error = new ConnectError(code);
    const onError = vi.fn();
    render(card({ onCheck: () => Promise.reject(error), onError, check: ok(5) }));
    await checkNow();
    expect(announced()).toMatch(text);
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(details()).toHaveTextContent('checked 5 minutes ago');
    expect(onError).toHaveBeenCalledExactlyOnceWith(error);
  });

  it.each([
    ['nothing', undefined, 'resolved to something that is no check. Return what checkConnection'],
    ['a function', () => {}, 'onCheck resolved to a function'],
    ['a response', new Response('{}'), 'onCheck resolved to something that is no check'],
    ['a refused response', new Response('', { status: 500 }), 'response with status 500'],
  ])('is not a success if the host resolves to %s, and says so', async (_, resolved, why) => {
    const onError = vi.fn();
    render(card({ onError, ...untyped({ onCheck: async () => resolved }) }));
    await checkNow();
    expect(announced()).toContain('Something went wrong');
    expect(onError).toHaveBeenCalledOnce();
    const { message, cause } = onError.mock.calls[0]?.[0] ?? {};
    expect(`${message} ${cause}`).toContain(why);
  });

  it('stops when another connection is shown, or none', async () => {
    const { onCheck, answer } = slowCheck();
    const { rerender } = render(card({ onCheck }));
    await checkNow();
    const signal = onCheck.mock.calls[0]?.[1].signal;
    expect(signal?.aborted).toBe(false);
    rerender(card({ onCheck, connection: australia }));
    expect(signal?.aborted).toBe(true);
    await answer(broken());
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(announced()).toBe('');
    await checkNow();
    expect(onCheck).toHaveBeenCalledTimes(2);
  });

  it('is not reported if it fails after another connection is shown', async () => {
    let fail = (_error: Error) => {};
    const onCheck = () =>
      new Promise<never>((_, reject) => {
        fail = reject;
      });
    const onError = vi.fn();
    const { rerender } = render(card({ onCheck, onError }));
    await checkNow();
    rerender(card({ onCheck, onError, connection: australia }));
    await act(async () => fail(new Error('late')));
    expect(onError).not.toHaveBeenCalled();
  });

  it('says nothing of its result once another connection is shown', async () => {
    const onCheck = async () => ok();
    const { rerender } = render(card({ onCheck }));
    await checkNow();
    expect(announced()).toContain('IT Glue accepts the key.');
    rerender(card({ onCheck, connection: australia }));
    expect(announced().trim()).toBe('');
  });

  it('says nothing of its result once the host says something else', async () => {
    const onCheck = async () => ok();
    const { rerender } = render(card({ onCheck, status: 'connected' }));
    await checkNow();
    rerender(card({ onCheck, status: 'broken', reason: 'revoked' }));
    expect(heading()).toHaveTextContent('IT Glue Needs a new key');
    expect(announced().trim()).toBe('IT Glue no longer accepts this key because it was revoked.');
  });

  it.each(['dialog', 'inline'] as const)(
    'says nothing of its result once the form is open, or of one that is still to come: %s',
    async (mode) => {
      const onCheck = vi.fn(async () => ok());
      render(card({ onCheck, mode }));
      await checkNow();
      await userEvent.click(screen.getByRole('button', { name: 'Replace key' }));
      expect(announced()).not.toContain('IT Glue accepts the key.');
      await userEvent.click(screen.getByRole('button', { name: 'Close' }));
      expect(announced()).not.toContain('IT Glue accepts the key.');
      await checkNow();
      expect(announced()).toContain('IT Glue accepts the key.');
    },
  );

  it('stops when the card unmounts', async () => {
    const { onCheck } = slowCheck();
    const { unmount } = render(card({ onCheck }));
    await checkNow();
    unmount();
    expect(onCheck.mock.calls[0]?.[1].signal.aborted).toBe(true);
  });

  it('drops its result if the host has newer data', async () => {
    const { rerender } = render(card({ onCheck: async () => broken(10), check: ok(20) }));
    await checkNow();
    expect(heading()).toHaveTextContent('Needs a new key');
    rerender(card({ onCheck: async () => broken(10), check: ok(5) }));
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(announced().trim()).toBe('');
  });

  it('does nothing while IT Glue is being disconnected', async () => {
    const onCheck = vi.fn(async () => ok());
    render(card({ onCheck, onDisconnect: () => new Promise<void>(() => {}) }));
    await userEvent.click(screen.getByRole('button', { name: 'Disconnect' }));
    const question = screen.getByRole('dialog', { name: /\?$/ });
    await userEvent.click(
      [...question.querySelectorAll('button')].find((one) => one.textContent === 'Disconnect') ??
        question,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Check now', hidden: true }));
    expect(onCheck).not.toHaveBeenCalled();
  });
});

describe('a read-only card', () => {
  it('has no actions for a user who may only view it', () => {
    render(card({ readOnly: true, onCheck: async () => ok(), check: broken() }));
    expect(buttons()).toEqual([]);
    expect(screen.getByText('IT Glue no longer accepts this key.')).toBeVisible();
  });

  it('has no actions without callbacks', () => {
    render(<ConnectionCard connection={europe} />);
    expect(buttons()).toEqual([]);
  });

  it('offers to replace a key, but not to connect, if the host supports only that', () => {
    const onReplaceKey = async () => {};
    const { rerender } = render(<ConnectionCard connection={europe} onReplaceKey={onReplaceKey} />);
    expect(buttons()).toEqual(['Replace key']);
    rerender(<ConnectionCard connection={undefined} onReplaceKey={onReplaceKey} />);
    expect(buttons()).toEqual([]);
  });
});

describe('a connection that is not loaded', () => {
  it('is shown as loading', () => {
    render(card({ connection: undefined, loading: true }));
    expect(heading()).toHaveTextContent(/^IT Glue$/);
    expect(announced()).toBe('Loading…');
    expect(buttons()).toEqual([]);
    expect(heading().closest('section')).toHaveAttribute('aria-busy', 'true');
  });

  it('stays visible while it is loaded again', () => {
    render(card({ loading: true }));
    expect(heading().closest('section')).toHaveAttribute('aria-busy', 'false');
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(buttons()).toContain('Replace key');
  });

  it.each([
    [new ConnectError('unavailable'), /^The connection couldn’t be loaded$/],
    [new Error('?'), /^The connection couldn’t be loaded$/],
    [new ConnectError('offline'), /^The connection couldn’t be loaded Can’t reach Acme’s server$/],
    [
      new ConnectError('not_allowed'),
      /^You don’t have permission to see this connection Contact an administrator of Acme\.$/,
    ],
  ])('shows that loading failed, and can be loaded again: %s', async (loadError, text) => {
    const onReload = vi.fn();
    render(card({ connection: undefined, loadError, onReload }));
    expect(screen.getByRole('alert').textContent?.trim()).toMatch(text);
    expect(buttons()).toEqual(['Try again']);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onReload).toHaveBeenCalledOnce();
  });
});
