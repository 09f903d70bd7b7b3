// The form in a dialog.

import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { fn, userEvent, within } from 'storybook/test';
import { ConnectDialog, type ConnectDialogProps, openConnectDialog } from '../src/index.js';
import form from './ConnectForm.stories.js';
import { accepts, neverAnswers, refuses } from './host.js';
import { userOf } from './user.js';

/** A page with a button that opens the dialog. */
function Host(props: ConnectDialogProps) {
  const [open, setOpen] = useState(props.open);
  return (
    <>
      <button type="button" style={{ minBlockSize: 24 }} onClick={() => setOpen(true)}>
        Connect…
      </button>
      <ConnectDialog
        {...props}
        open={open}
        onOpenChange={(open) => {
          setOpen(open);
          props.onOpenChange(open);
        }}
      />
    </>
  );
}

const meta = {
  title: 'ConnectDialog',
  component: ConnectDialog,
  args: { ...form.args, open: true, onOpenChange: fn() },
  argTypes: form.argTypes,
  render: (args) => <Host {...args} />,
} satisfies Meta<typeof ConnectDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Open: Story = {};

export const Closed: Story = { args: { open: false } };

export const Opened: Story = {
  args: { open: false },
  async play({ canvasElement }) {
    await userEvent.click(within(canvasElement).getByRole('button'));
  },
};

export const AskingToDiscard: Story = {
  args: { defaultSubdomain: 'api.eu' },
  async play(scene) {
    const user = userOf(scene);
    await user.paste('ITG.0123456789abcdef');
    await user.press('close');
    await user.sees('discard.title');
  },
};

export const FieldErrors: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.press('connect');
    await user.sees('subdomain.missing');
  },
};

export const Failed: Story = {
  args: { onConnect: refuses('key_rejected'), egressAddresses: ['203.0.113.7'] },
  async play(scene) {
    const user = userOf(scene);
    await user.connect();
    await user.sees('key_rejected.title');
  },
};

export const Connecting: Story = {
  args: { onConnect: neverAnswers },
  async play(scene) {
    const user = userOf(scene);
    await user.connect();
    await user.button('cancel');
  },
};

export const Connected: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.connect();
    await user.sees('connected.title');
  },
};

/** `openConnectDialog`: rendered outside of the host's tree. */
export const ByCall: Story = {
  render: (args) => (
    <button
      type="button"
      style={{ minBlockSize: 24 }}
      onClick={() => void openConnectDialog({ ...args, onConnect: accepts })}
    >
      Connect…
    </button>
  ),
  async play(scene) {
    await userEvent.click(within(scene.canvasElement).getByRole('button'));
    await userOf(scene, document.body).choose('api.au');
  },
  // Storybook doesn't remove this dialog, so it is closed here.
  beforeEach: (scene) => () => userOf(scene, document.body).press('close'),
};
