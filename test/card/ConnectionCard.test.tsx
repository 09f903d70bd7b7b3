// A connection on a settings page: connect, view, replace the key, disconnect.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type ConnectEvent,
  type Connection,
  ConnectionCard,
  type ConnectionCardProps,
} from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';

const europe: Connection = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: '7890',
  connectedAt: '2026-11-03T12:00:00Z',
};

const connects = () => Promise.resolve({ subdomain: 'api.au', organizationCount: 1 } as const);

/** A host that stores the connection, as in docs/settings-page.md. */
function Host(props: Partial<ConnectionCardProps>) {
  const [connection, setConnection] = useState(props.connection);
  return (
    <ConnectionCard
      appName="Acme"
      onConnect={connects}
      onDisconnect={() => setConnection(undefined)}
      {...props}
      connection={connection}
      onSuccess={setConnection}
    />
  );
}

/** The line with the details of the connection, one of which is given. */
const details = (part: string) => screen.getByText(part).parentElement;
const button = (name: string) => screen.getByRole('button', { name });

async function fillIn(apiKey: string = testKeys['api.au']) {
  await userEvent.type(screen.getByLabelText('API key'), `${apiKey}{Enter}`);
}

describe('the card', () => {
  it.each<[status: string, action: string, isMain: boolean, props: Partial<ConnectionCardProps>]>([
    ['none', 'Connect', true, {}],
    ['connected', 'Replace key', false, { connection: europe }],
    ['broken', 'Replace key', true, { connection: europe, status: 'broken' }],
    ['loading', '', false, { loading: true }],
    ['failed', 'Try again', false, { loadError: new Error('no'), onReload() {} }],
  ])(
    'has its status as an attribute, and one main action if there is something to do: %s',
    (status, action, isMain, props) => {
      render(<Host {...props} />);
      expect(screen.getByRole('heading').closest('section')).toHaveAttribute('data-status', status);
      const [first] = screen.queryAllByRole('button');
      expect(first?.textContent ?? '').toBe(action);
      expect(first?.classList.contains('itglue-submit') ?? false).toBe(isMain);
    },
  );

  it('adds the host’s classes to its parts', () => {
    const parts = [
      'card',
      'summary',
      'badge',
      'state',
      'hint',
      'outcome',
      'failure',
      'actions',
      'button',
      'submit',
    ] as const;
    const classNames = Object.fromEntries(parts.map((part) => [part, `acme-${part}`]));
    const { container } = render(
      <Host
        connection={europe}
        status="broken"
        onCheck={async () => ({ health: 'ok', checkedAt: '2026-11-20T12:00:00Z' })}
        classNames={classNames}
      />,
    );
    for (const part of parts) {
      expect(container.querySelector(`.itglue-${part}.acme-${part}`), part).not.toBeNull();
    }
  });

  it('offers to connect if nothing is connected', () => {
    render(<Host />);
    expect(screen.getByRole('heading')).toHaveTextContent('IT Glue Not connected');
    expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['Connect']);
  });

  it('connects in a dialog, and then shows the connection', async () => {
    render(<Host />);
    await userEvent.click(button('Connect'));
    const dialog = screen.getByRole('dialog');
    await userEvent.selectOptions(within(dialog).getByLabelText('Subdomain'), 'api.au');
    await userEvent.type(within(dialog).getByLabelText('API key'), testKeys['api.au']);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Connect' }));
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('heading')).toHaveTextContent('IT Glue Connected');
    expect(details('Australia')).toHaveTextContent(
      'Australia · key ending in d153 · 1 organization',
    );
    expect(screen.getByRole('heading')).toHaveFocus();
  });

  it('shows the region, the end of the key, the organizations and the date', () => {
    render(<Host connection={europe} />);
    expect(details('Europe')).toHaveTextContent(
      'Europe · key ending in 7890 · 143 organizations · since Nov 3, 2026',
    );
  });

  it('shows the details that it has', () => {
    render(<Host connection={{ subdomain: 'api', connectedAt: 'not a date' }} />);
    expect(details('Global')).toHaveTextContent(/^Global$/);
  });

  it.each([
    ['revoked', 'it was revoked'],
    ['unused', 'wasn’t used for 90 days'],
    [undefined, 'no longer accepts this key'],
  ] as const)('says why a connection is broken: %s', (reason, text) => {
    render(<Host connection={europe} status="broken" reason={reason} />);
    expect(screen.getByRole('heading')).toHaveTextContent('IT Glue Needs a new key');
    expect(screen.getByText(new RegExp(text))).toBeVisible();
    expect(button('Replace key')).toBeVisible();
  });
});

describe('replacing the key', () => {
  it('preselects the subdomain, and lets the user change it', async () => {
    render(<Host connection={europe} />);
    await userEvent.click(button('Replace key'));
    expect(screen.getByLabelText('Subdomain')).toHaveValue('api.eu');
    await waitFor(() => expect(screen.getByLabelText('API key')).toHaveFocus());
  });

  it('keeps the old connection if the new key is rejected', async () => {
    const onConnect = () => Promise.reject(new ConnectError('key_rejected'));
    render(<Host connection={europe} onConnect={onConnect} />);
    await userEvent.click(button('Replace key'));
    await fillIn(testKeys.revoked);
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent('didn’t accept');
    expect(screen.getByLabelText('API key')).toHaveValue(testKeys.revoked);
    expect(details('143 organizations')).toHaveTextContent('key ending in 7890');
  });

  it('calls onReplaceKey in place of onConnect, and reports it', async () => {
    const events: ConnectEvent[] = [];
    const onReplaceKey = vi.fn(connects);
    const onConnect = vi.fn(connects);
    render(
      <Host
        connection={europe}
        onConnect={onConnect}
        onReplaceKey={onReplaceKey}
        onEvent={(event) => events.push(event)}
      />,
    );
    await userEvent.click(button('Replace key'));
    await fillIn();
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
    expect(onReplaceKey).toHaveBeenCalledOnce();
    expect(onConnect).not.toHaveBeenCalled();
    expect(events.map(({ type }) => type)).toEqual([
      'opened',
      'submitted',
      'connected',
      'key_replaced',
      'closed',
    ]);
    expect(JSON.stringify(events)).not.toContain(testKeys['api.au']);
    expect(details('Australia')).toHaveTextContent('key ending in d153');
  });

  it('has a button that says so, and one way out once it is done', async () => {
    render(<Host connection={europe} mode="inline" />);
    await userEvent.click(button('Replace key'));
    expect(button('Replace key')).toHaveAttribute('type', 'submit');
    expect(button('Close')).toBeVisible();
    await fillIn();
    await screen.findByText('Key replaced');
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
    await userEvent.click(button('Done'));
    expect(screen.queryByText('Key replaced')).toBeNull();
  });

  it('says below the card what will happen, and has no second badge of IT Glue', async () => {
    render(<Host connection={europe} mode="inline" />);
    await userEvent.click(button('Replace key'));
    expect(screen.getByRole('heading', { name: 'Replace the IT Glue key' })).toBeVisible();
    expect(screen.getAllByText('IT')).toHaveLength(1);
  });

  it.each([
    ['inline', <i key="logo">Acme’s logo</i>],
    ['dialog', undefined],
  ] as const)(
    'has the badges below the card only if the host has a logo: %s',
    async (mode, logo) => {
      render(<Host connection={europe} mode={mode} logo={logo} />);
      await userEvent.click(button('Replace key'));
      expect(screen.getAllByText('IT')).toHaveLength(2);
    },
  );

  it('says that the user has no permission if the host takes the callback away meanwhile', async () => {
    const { rerender } = render(<Host connection={europe} />);
    await userEvent.click(button('Replace key'));
    rerender(<Host connection={europe} onConnect={undefined} />);
    await fillIn();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'You don’t have permission to replace the IT Glue key',
    );
  });

  it('also works below the card, and asks before a key is lost', async () => {
    render(<Host connection={europe} mode="inline" />);
    await userEvent.click(button('Replace key'));
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.type(screen.getByLabelText('API key'), 'ITG.abc');
    await userEvent.click(button('Close'));
    await userEvent.click(button('Keep editing'));
    expect(screen.getByLabelText('API key')).toHaveValue('ITG.abc');
    await userEvent.click(button('Close'));
    await userEvent.click(button('Discard and close'));
    expect(screen.queryByLabelText('API key')).toBeNull();
    expect(screen.getByRole('heading')).toHaveFocus();
  });
});

describe('disconnecting', () => {
  it('asks first, and says what will happen', async () => {
    const onDisconnect = vi.fn();
    render(<Host connection={europe} onDisconnect={onDisconnect} />);
    await userEvent.click(button('Disconnect'));
    expect(button('Stay connected')).toHaveAccessibleDescription(
      /^Disconnect IT Glue\? .*removes the key from Acme/,
    );
    await userEvent.click(button('Stay connected'));
    expect(onDisconnect).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog', { name: /\?$/ })).toBeNull();
  });

  it('leaves the card unchanged if the host fails, and shows the reason', async () => {
    const onError = vi.fn();
    const failure = new ConnectError('not_allowed');
    render(
      <Host connection={europe} onDisconnect={() => Promise.reject(failure)} onError={onError} />,
    );
    await userEvent.click(button('Disconnect'));
    await userEvent.click(
      within(screen.getByRole('dialog', { name: /\?$/ })).getByRole('button', {
        name: 'Disconnect',
      }),
    );
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'You don’t have permission to disconnect IT Glue IT Glue is still connected. Contact an administrator of Acme.',
    );
    expect(screen.getByRole('heading')).toHaveTextContent('IT Glue Connected');
    expect(onError).toHaveBeenCalledExactlyOnceWith(failure);
  });
});
