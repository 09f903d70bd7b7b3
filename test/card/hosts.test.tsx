// What hosts pass to the card: database rows, a changed mode, and forms that they close themselves.

import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useState } from 'react';
import { flushSync } from 'react-dom';
import { describe, expect, it, vi } from 'vitest';
import {
  ConnectDialog,
  type ConnectEvent,
  type Connection,
  ConnectionCard,
  type ConnectionCardProps,
} from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';

const europe: Connection = { subdomain: 'api.eu', keyHint: '7890' };

const card = (props: Partial<ConnectionCardProps> = {}) => (
  <ConnectionCard
    appName="Acme"
    connection={europe}
    onConnect={async () => {}}
    onDisconnect={() => {}}
    {...props}
  />
);

const button = (name: string) => screen.getByRole('button', { name });
const region = () => screen.getByRole('heading').parentElement;

/** A row from a database, whose type nobody has checked. */
const fromDatabase = (row: object): Connection =>
  Object.assign<Connection, object>({ ...europe }, row);

describe('a connection from a database', () => {
  it.each<[what: string, row: object, shown: RegExp]>([
    ['an unknown subdomain', { subdomain: 'eu' }, /^ITIT Glue Connectedkey ending in 7890$/],
    ['no subdomain', { subdomain: undefined }, /^ITIT Glue Connectedkey ending in 7890$/],
    [
      'the whole key as the hint',
      { keyHint: testKeys['api.eu'] },
      new RegExp(`Europe · key ending in ${testKeys['api.eu'].slice(-4)}$`),
    ],
    [
      'a count that is not a number',
      { organizationCount: Number.NaN },
      /Europe · key ending in 7890$/,
    ],
    ['a count below zero', { organizationCount: -1 }, /Europe · key ending in 7890$/],
    ['a count as text', { organizationCount: '143' }, /Europe · key ending in 7890$/],
    ['an invalid date', { connectedAt: 'yesterday' }, /Europe · key ending in 7890$/],
    [
      'nothing but nulls',
      { subdomain: null, keyHint: null, organizationCount: null, connectedAt: null, id: null },
      /^ITIT Glue Connected$/,
    ],
  ])('shows its valid fields: %s', async (_what, row, shown) => {
    render(card({ connection: fromDatabase(row) }));
    expect(region()).toHaveTextContent(shown);
    expect(document.body.innerHTML).not.toContain(testKeys['api.eu']);
    // Its key can still be replaced.
    await userEvent.click(button('Replace key'));
    expect(screen.getByLabelText('Subdomain')).toHaveValue('subdomain' in row ? '' : 'api.eu');
  });

  it('is not connected if it is null', () => {
    render(card({ connection: null }));
    expect(screen.getByRole('heading')).toHaveTextContent('IT Glue Not connected');
    expect(screen.queryByRole('button', { name: 'Disconnect' })).toBeNull();
  });

  it('may have an unknown reason', () => {
    const unknown = Object.assign<Partial<ConnectionCardProps>, object>({}, { reason: 'expired' });
    render(card({ status: 'broken', ...unknown }));
    expect(screen.getByText('IT Glue no longer accepts this key.')).toBeVisible();
  });

  it('passes the host its own row to disconnect, even if its fields are invalid', async () => {
    const row = fromDatabase({ subdomain: 'eu', tenant: 7 });
    const onDisconnect = vi.fn();
    render(card({ connection: row, onDisconnect }));
    await userEvent.click(button('Disconnect'));
    const [, confirm] = screen.getAllByRole('button', { name: 'Disconnect' });
    if (confirm) await userEvent.click(confirm);
    expect(onDisconnect).toHaveBeenCalledExactlyOnceWith(row);
  });
});

it('has no "Disconnect" button if the host can’t disconnect', () => {
  render(card({ onDisconnect: undefined }));
  expect(screen.queryByRole('button', { name: 'Disconnect' })).toBeNull();
});

it('fills in the name of the product in every message of the card', () => {
  render(card({ messages: { 'card.connected': 'At {appName}', 'card.key': '{appName}: {hint}' } }));
  expect(region()).toHaveTextContent('IT Glue At AcmeEurope · Acme: 7890');
});

it.each<[from: 'dialog' | 'inline', to: 'dialog' | 'inline']>([
  ['dialog', 'inline'],
  ['inline', 'dialog'],
])('keeps a typed key when the mode changes from %s to %s', async (from, to) => {
  const { rerender } = render(card({ mode: from }));
  await userEvent.click(button('Replace key'));
  await userEvent.type(screen.getByLabelText('API key'), 'ITG.abc');
  rerender(card({ mode: to }));
  expect(screen.getByLabelText('API key')).toHaveValue('ITG.abc');
  expect(screen.queryAllByRole('dialog')).toHaveLength(from === 'dialog' ? 1 : 0);
  // The next form opens in the new mode.
  await userEvent.clear(screen.getByLabelText('API key'));
  await userEvent.click(button('Close'));
  await userEvent.click(button('Replace key'));
  expect(screen.queryAllByRole('dialog')).toHaveLength(to === 'dialog' ? 1 : 0);
});

describe('"closed" is reported once', () => {
  async function connect() {
    await userEvent.selectOptions(screen.getByLabelText('Subdomain'), 'api.eu');
    await userEvent.type(screen.getByLabelText('API key'), testKeys['api.eu']);
    await userEvent.keyboard('{Enter}');
  }

  it.each<[how: string, close: (set: () => void) => void]>([
    ['in onSuccess', (set) => set()],
    ['in onSuccess, at once', (set) => flushSync(set)],
  ])('when the host closes the dialog %s', async (_how, close) => {
    const events: string[] = [];
    function Host() {
      const [open, setOpen] = useState(true);
      return (
        <ConnectDialog
          open={open}
          onOpenChange={setOpen}
          onConnect={async () => {}}
          onSuccess={() => close(() => setOpen(false))}
          onEvent={({ type }: ConnectEvent) => events.push(type)}
        />
      );
    }
    render(
      <StrictMode>
        <Host />
      </StrictMode>,
    );
    await connect();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await act(async () => {});
    expect(events).toEqual(['opened', 'submitted', 'connected', 'closed']);
  });

  it.each(['dialog', 'inline'] as const)('when the host removes the card: %s', async (mode) => {
    const events: string[] = [];
    const onEvent = ({ type }: ConnectEvent) => events.push(type);
    const { unmount } = render(<StrictMode>{card({ mode, onEvent })}</StrictMode>);
    await userEvent.click(button('Replace key'));
    await act(async () => {});
    expect(events).toEqual(['opened']);
    unmount();
    await act(async () => {});
    expect(events).toEqual(['opened', 'closed']);
  });

  it.each(['dialog', 'inline'] as const)('when the user leaves it: %s', async (mode) => {
    const events: string[] = [];
    const onEvent = ({ type }: ConnectEvent) => events.push(type);
    const { unmount } = render(card({ mode, onEvent }));
    await userEvent.click(button('Replace key'));
    await userEvent.click(button('Close'));
    unmount();
    await act(async () => {});
    expect(events).toEqual(['opened', 'closed']);
  });

  it('after a key was replaced, to the latest onEvent', async () => {
    const events: string[] = [];
    const stale = vi.fn();
    const props = { mode: 'inline', onConnect: async () => {} } as const;
    const { rerender, unmount } = render(card({ ...props, onEvent: stale }));
    await userEvent.click(button('Replace key'));
    await act(async () => {});
    stale.mockClear();
    rerender(card({ ...props, onEvent: ({ type }) => events.push(type) }));
    await userEvent.type(screen.getByLabelText('API key'), testKeys['api.eu']);
    await userEvent.keyboard('{Enter}');
    await screen.findByText('Key replaced');
    unmount();
    await act(async () => {});
    expect(events).toEqual(['submitted', 'connected', 'key_replaced', 'closed']);
    expect(stale).not.toHaveBeenCalled();
  });
});
