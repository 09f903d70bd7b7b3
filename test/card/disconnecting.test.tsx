// Disconnecting: one question, one call, and a correct status while it runs and when it fails.

import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type Connection,
  ConnectionCard,
  type ConnectionCardProps,
} from '../../src/index.js';
import { de } from '../../src/languages/de.js';
import { testKeys } from '../../src/testing/index.js';

const europe: Connection = { subdomain: 'api.eu', keyHint: '7890', id: 'one' };
const australia: Connection = { subdomain: 'api.au', keyHint: 'd153', id: 'two' };

const card = (props: Partial<ConnectionCardProps> = {}) => (
  <ConnectionCard
    appName="Acme"
    connection={europe}
    onConnect={async () => {}}
    onDisconnect={() => {}}
    {...props}
  />
);

/** A host that disconnects slowly: it answers when the test tells it to. */
function slowDisconnect() {
  let finish: () => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const onDisconnect = vi.fn(
    (_connection: Connection) =>
      new Promise<void>((resolve, reject) => {
        finish = resolve;
        fail = reject;
      }),
  );
  return {
    onDisconnect,
    finish: () => act(async () => finish()),
    fail: (error: unknown) => act(async () => fail(error)),
  };
}

/** What a host without TypeScript may do. */
const untyped = (onDisconnect: () => unknown) =>
  Object.assign<Partial<ConnectionCardProps>, object>({}, { onDisconnect });

const button = (name: string) => screen.getByRole('button', { name });
const question = () => screen.queryByRole('dialog', { name: /\?$/ });
const answer = (name: string) =>
  within(screen.getByRole('dialog', { name: /\?$/ })).getByRole('button', { name });
const pressEscape = () =>
  act(async () => {
    question()?.dispatchEvent(new Event('cancel', { cancelable: true }));
  });

async function disconnect() {
  await userEvent.click(button('Disconnect'));
  await userEvent.click(answer('Disconnect'));
}

afterEach(() => {
  vi.useRealTimers();
});

describe('while it runs', () => {
  it('says so, and disables "Stay connected"', async () => {
    const host = slowDisconnect();
    render(card(host));
    await disconnect();
    expect(answer('Disconnecting…')).toHaveAttribute('aria-disabled', 'true');
    expect(answer('Stay connected')).toHaveAttribute('aria-disabled', 'true');
    expect(
      within(screen.getByRole('dialog', { name: /\?$/ })).getByRole('status'),
    ).toHaveTextContent('Disconnecting…');
    await userEvent.click(answer('Stay connected'));
    await pressEscape();
    expect(question()).toBeVisible();
    await host.finish();
    expect(question()).toBeNull();
  });

  it('shows the question again if the browser closes it by itself', async () => {
    const host = slowDisconnect();
    render(card(host));
    await disconnect();
    const shown = screen.getByRole<HTMLDialogElement>('dialog', { name: /\?$/ });
    // A browser does this on a second Escape. jsdom has no `close()`.
    shown.open = false;
    await act(async () => fireEvent(shown, new Event('close')));
    expect(shown.open).toBe(true);
  });

  it('does not call onDisconnect again, no matter how often the button is pressed', async () => {
    const host = slowDisconnect();
    const onEvent = vi.fn();
    render(card({ ...host, onEvent }));
    await userEvent.click(button('Disconnect'));
    const confirm = answer('Disconnect');
    act(() => {
      confirm.click();
      confirm.click();
    });
    await userEvent.click(confirm);
    expect(host.onDisconnect).toHaveBeenCalledExactlyOnceWith(europe);
    await host.finish();
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ type: 'disconnected' });
  });

  it('lets the user close the question after five seconds, and shows the status on the card', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const host = slowDisconnect();
    render(card(host));
    await disconnect();
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(answer('Disconnecting…')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(answer('Close'));
    expect(question()).toBeNull();
    await userEvent.click(button('Disconnecting…'));
    await userEvent.click(button('Replace key'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(question()).toBeNull();
    await host.fail(new ConnectError('timeout'));
    expect(screen.getByRole('group', { name: /./ })).toHaveTextContent(
      'IT Glue is still connected.',
    );
    expect(button('Disconnect')).not.toHaveAttribute('aria-disabled', 'true');
    expect(host.onDisconnect).toHaveBeenCalledOnce();
  });

  it('continues after the card unmounts, and reports when it is done', async () => {
    const host = slowDisconnect();
    const onEvent = vi.fn();
    const { unmount } = render(card({ ...host, onEvent }));
    await disconnect();
    unmount();
    await host.finish();
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ type: 'disconnected' });
  });

  it.each<[callback: 'onEvent' | 'onError', how: 'finish' | 'fail']>([
    ['onEvent', 'finish'],
    ['onError', 'fail'],
  ])('reports to the latest %s', async (callback, how) => {
    const host = slowDisconnect();
    const first = vi.fn();
    const latest = vi.fn();
    const { rerender } = render(card({ ...host, [callback]: first }));
    await disconnect();
    rerender(card({ ...host, [callback]: latest }));
    await host[how](new ConnectError('timeout'));
    expect(first).not.toHaveBeenCalled();
    expect(latest).toHaveBeenCalledOnce();
  });
});

describe('another connection in the meantime', () => {
  it('closes the question about the first one', async () => {
    const onDisconnect = vi.fn();
    const { rerender } = render(card({ onDisconnect }));
    await userEvent.click(button('Disconnect'));
    rerender(card({ onDisconnect, connection: australia }));
    expect(question()).toBeNull();
    expect(onDisconnect).not.toHaveBeenCalled();
  });

  it('shows neither progress nor a failure when disconnecting the first one fails', async () => {
    const host = slowDisconnect();
    const onError = vi.fn();
    const { rerender } = render(card({ ...host, onError }));
    await disconnect();
    rerender(card({ ...host, onError, connection: australia }));
    expect(button('Disconnect')).not.toHaveAttribute('aria-disabled', 'true');
    await host.fail(new ConnectError('timeout'));
    expect(screen.queryByRole('group', { name: /./ })).toBeNull();
    expect(onError).toHaveBeenCalledOnce();
  });

  it('keeps the question open if the host only loaded the same one again', async () => {
    const { rerender } = render(card());
    await userEvent.click(button('Disconnect'));
    rerender(card({ connection: { ...europe, organizationCount: 144 } }));
    expect(question()).toBeVisible();
  });
});

describe('"IT Glue is still connected."', () => {
  const fails = () => Promise.reject(new ConnectError('timeout'));

  it.each([
    ['is gone', undefined],
    ['is another', australia],
  ])('disappears when the connection %s', async (_what, connection) => {
    const { rerender } = render(card({ onDisconnect: fails }));
    await disconnect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'IT Glue is still connected.',
    );
    rerender(card({ onDisconnect: fails, connection }));
    expect(screen.queryByRole('group', { name: /./ })).toBeNull();
    rerender(card({ onDisconnect: fails }));
    expect(screen.queryByRole('group', { name: /./ })).toBeNull();
  });

  it.each(['Replace key', 'Disconnect'])('disappears with the next action: %s', async (name) => {
    render(card({ onDisconnect: fails }));
    await disconnect();
    await screen.findByRole('group', { name: /./ });
    await userEvent.click(button(name));
    expect(screen.queryByRole('group', { name: /./ })).toBeNull();
  });

  it('does not appear after the key was replaced', async () => {
    function Host() {
      const [connection, setConnection] = useState(europe);
      return card({
        connection,
        onConnect: async () => australia,
        onSuccess: setConnection,
        onDisconnect: fails,
      });
    }
    render(<Host />);
    await disconnect();
    await screen.findByRole('group', { name: /./ });
    await userEvent.click(button('Replace key'));
    await userEvent.type(screen.getByLabelText('API key'), testKeys['api.au']);
    await userEvent.keyboard('{Enter}');
    await screen.findByText('Key replaced');
    await userEvent.click(button('Done'));
    expect(screen.queryByText(/still connected/)).toBeNull();
  });
});

describe('a failure', () => {
  const response = (status: number) => ({ ok: false, status });
  const foreign = Object.assign(new Error('of another copy'), {
    name: 'ConnectError',
    code: 'not_allowed',
  });
  const allowed = 'You don’t have permission to disconnect IT Glue';

  it.each<[what: string, onDisconnect: () => unknown, title: string]>([
    [
      'an error thrown at once',
      () => {
        throw new Error('at once');
      },
      'Something went wrong',
    ],
    ['a refusal', () => Promise.reject(new ConnectError('not_allowed')), allowed],
    ['a refusal of another copy of the package', () => Promise.reject(foreign), allowed],
    ['a response of 403', async () => response(403), allowed],
    ['a response of 404', async () => response(404), 'Something went wrong'],
    ['a thrown response of 504', () => Promise.reject(response(504)), 'took too long'],
    ['a function', async () => () => {}, 'Something went wrong'],
    [
      'an error about a key',
      () => Promise.reject(new ConnectError('wrong_subdomain')),
      'Something went wrong',
    ],
    ['a rejection without a reason', () => Promise.reject(undefined), 'Something went wrong'],
  ])(
    '%s is shown as a failure, and no event reports success',
    async (_what, onDisconnect, title) => {
      const onError = vi.fn();
      const onEvent = vi.fn();
      render(card({ ...untyped(onDisconnect), onError, onEvent }));
      await disconnect();
      const alert = await screen.findByRole('group', { name: /./ });
      expect(alert).toHaveTextContent(title);
      expect(alert).toHaveTextContent('IT Glue is still connected.');
      expect(onError).toHaveBeenCalledOnce();
      expect(onEvent).not.toHaveBeenCalled();
      expect(question()).toBeNull();
    },
  );

  it('is shown as offline if the browser is offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    render(card({ onDisconnect: () => Promise.reject(new TypeError('Failed to fetch')) }));
    await disconnect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'You seem to be offline',
    );
    vi.restoreAllMocks();
  });

  it('is about disconnecting in every language', async () => {
    const onDisconnect = () => Promise.reject(new ConnectError('not_allowed'));
    render(card({ onDisconnect, messages: de }));
    await userEvent.click(button('Trennen'));
    await userEvent.click(answer('Trennen'));
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'Sie sind nicht berechtigt, IT Glue zu trennen',
    );
  });

  it('is about replacing the key if that was refused', async () => {
    render(card({ onReplaceKey: () => Promise.reject(new ConnectError('not_allowed')) }));
    await userEvent.click(button('Replace key'));
    await userEvent.type(screen.getByLabelText('API key'), testKeys['api.eu']);
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'You don’t have permission to replace the IT Glue key',
    );
  });
});

it('keeps the focus on the card if the connection disappears late', async () => {
  const { rerender } = render(card());
  await disconnect();
  await waitFor(() => expect(question()).toBeNull());
  button('Disconnect').focus();
  rerender(card({ connection: undefined }));
  expect(screen.getByRole('heading')).toHaveFocus();
});

it('does not take the focus from a user who is elsewhere', async () => {
  const { rerender } = render(card());
  await disconnect();
  await waitFor(() => expect(question()).toBeNull());
  button('Disconnect').focus();
  await userEvent.click(document.body);
  rerender(card({ connection: undefined }));
  expect(screen.getByRole('heading')).not.toHaveFocus();
});

it('moves the focus to a failure, since an alert in a page that is still inert is not announced', async () => {
  const host = slowDisconnect();
  render(card({ onDisconnect: host.onDisconnect }));
  await disconnect();
  await host.fail(new ConnectError('unavailable'));
  const box = screen.getByRole('group', { name: 'IT Glue isn’t available right now' });
  expect(box).toHaveFocus();
  expect(box).toHaveAccessibleDescription('IT Glue is still connected.');
  expect(question()).toBeNull();
});
