// The card on a settings page, in each state of a connection.

import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { fn } from 'storybook/test';
import {
  ConnectError,
  type Connection,
  ConnectionCard,
  type ConnectionCardProps,
  type ConnectionCheck,
} from '../src/index.js';
import { testKeys } from '../src/testing/index.js';
import form from './ConnectForm.stories.js';
import { refuses } from './host.js';
import { userOf } from './user.js';

const europe: Connection = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: '7890',
  connectedAt: '2026-11-03T12:00:00Z',
};

/** A host that stores the connection. */
function Host(props: ConnectionCardProps) {
  const [connection, setConnection] = useState(props.connection);
  return (
    <ConnectionCard
      {...props}
      connection={connection}
      onSuccess={setConnection}
      onDisconnect={async (disconnected) => {
        await props.onDisconnect?.(disconnected);
        setConnection(undefined);
      }}
    />
  );
}

const meta = {
  title: 'ConnectionCard',
  component: ConnectionCard,
  args: { ...form.args, connection: europe, onDisconnect: fn() },
  argTypes: {
    ...form.argTypes,
    status: { control: 'select', options: [undefined, 'connected', 'broken'] },
    reason: { control: 'select', options: [undefined, 'revoked', 'unused'] },
    mode: { control: 'select', options: [undefined, 'dialog', 'inline'] },
    onReplaceKey: { control: false },
    onDisconnect: { control: false },
    check: { control: false },
    loadError: { control: false },
    onReload: { control: false },
    onCheck: { control: false },
  },
  render: (args) => <Host {...args} />,
} satisfies Meta<typeof ConnectionCard>;

export default meta;
type Story = StoryObj<typeof meta>;

export const None: Story = { args: { connection: undefined } };

export const Connected: Story = {};

/** Without the details that some hosts don't have. */
export const ConnectedSomewhere: Story = { args: { connection: { subdomain: 'api' } } };

export const Broken: Story = { args: { status: 'broken' } };

export const Revoked: Story = { args: { status: 'broken', reason: 'revoked' } };

export const Unused: Story = { args: { status: 'broken', reason: 'unused' } };

export const ConnectingInline: Story = {
  args: { connection: undefined, mode: 'inline' },
  async play(scene) {
    await userOf(scene).press('connect');
  },
};

export const ReplacingInline: Story = {
  args: { mode: 'inline' },
  async play(scene) {
    await userOf(scene).press('card.replace');
  },
};

export const ReplacedInline: Story = {
  args: { mode: 'inline' },
  async play(scene) {
    const user = userOf(scene);
    await user.replaceKey();
    await user.sees('replace.done');
  },
};

export const ReplaceNotAllowed: Story = {
  args: { mode: 'inline', onReplaceKey: refuses('not_allowed') },
  async play(scene) {
    const user = userOf(scene);
    await user.replaceKey();
    await user.sees('replace.not_allowed');
  },
};

export const ReplaceFailed: Story = {
  args: { mode: 'inline', onReplaceKey: refuses('key_rejected') },
  async play(scene) {
    const user = userOf(scene);
    await user.replaceKey();
    await user.sees('key_rejected.title');
  },
};

export const AskingToDiscard: Story = {
  args: { mode: 'inline' },
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.replace');
    await user.paste(testKeys['api.eu']);
    await user.press('close');
    await user.sees('discard.title');
  },
};

export const ReplacingInDialog: Story = {
  async play(scene) {
    await userOf(scene).press('card.replace');
  },
};

export const AskingToDisconnect: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.disconnect');
    await user.sees('disconnect.title');
  },
};

/** The host is slow. */
export const Disconnecting: Story = {
  args: { onDisconnect: fn(() => new Promise<void>(() => {})) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.disconnect');
    await user.answer('card.disconnect');
    // Pressing the button again changes nothing.
    await user.answer('disconnect.running');
  },
};

export const Disconnected: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.disconnect');
    await user.answer('card.disconnect');
    await user.sees('card.none');
  },
};

export const DisconnectFailed: Story = {
  args: { onDisconnect: fn(() => Promise.reject(new ConnectError('offline'))) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.disconnect');
    await user.answer('card.disconnect');
    await user.sees('disconnect.failed');
  },
};

export const DisconnectNotAllowed: Story = {
  args: { onDisconnect: fn(() => Promise.reject(new ConnectError('not_allowed'))) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.disconnect');
    await user.answer('card.disconnect');
    await user.sees('disconnect.not_allowed');
  },
};

/** The result of a check this many minutes ago. */
const found = (check: Omit<ConnectionCheck, 'checkedAt'>, minutes = 0): ConnectionCheck => ({
  ...check,
  checkedAt: new Date(Date.now() - minutes * 60_000).toISOString(),
});

export const Checked: Story = {
  args: { onCheck: fn() },
  // Created for each rendering, since the card shows how long ago it was.
  render: (args) => <Host {...args} check={found({ health: 'ok' }, 2)} />,
};

export const Checking: Story = {
  args: { onCheck: () => new Promise(() => {}) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.check');
    await user.sees('connecting');
  },
};

export const CheckedNow: Story = {
  args: { onCheck: async () => found({ health: 'ok', organizationCount: 143 }) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.check');
    await user.sees('check.ok');
  },
};

export const CheckRefused: Story = {
  args: { onCheck: async () => found({ health: 'broken', code: 'key_rejected' }) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.check');
    await user.sees('card.rejected');
  },
};

export const CheckInAnOutage: Story = {
  args: { onCheck: async () => found({ health: 'unknown', code: 'unavailable' }) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.check');
    await user.sees('unavailable.title');
  },
};

export const CheckNotAllowed: Story = {
  args: { onCheck: () => Promise.reject(new ConnectError('not_allowed')) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('card.check');
    await user.sees('check.not_allowed');
  },
};

export const BrokenElsewhere: Story = {
  args: { onCheck: fn() },
  render: (args) => (
    <Host
      {...args}
      check={found(
        { health: 'broken', code: 'wrong_subdomain', suggestedSubdomain: 'api.au' },
        60 * 24,
      )}
    />
  ),
};

/** For users who may not change the connection. */
export const ReadOnly: Story = { args: { readOnly: true } };

export const Loading: Story = { args: { connection: undefined, loading: true } };

export const NotLoaded: Story = {
  args: { connection: undefined, loadError: new ConnectError('unknown'), onReload: fn() },
};

export const NotAllowedToSee: Story = {
  args: { connection: undefined, loadError: new ConnectError('not_allowed') },
};

export const WaitingForLink: Story = {
  args: {
    connection: undefined,
    sentLink: {
      url: 'https://app.acme.example/connect-itglue#token',
      issuedAt: '2026-11-27T07:30:00Z',
      expiresAt: '2026-12-04T07:30:00Z',
    },
    onRevokeLink: fn(),
  },
};
