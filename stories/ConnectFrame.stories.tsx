// The form on an origin of its own, as long as it isn't there. Once it is, it looks like ConnectForm.

import type { Meta, StoryObj } from '@storybook/react-vite';
import { createRef } from 'react';
import { fn } from 'storybook/test';
import { FrameView } from '../src/frame/FrameView.js';
import { ConnectFrame, ConnectFrameDialog } from '../src/frame/index.js';
import { userOf } from './user.js';

const meta = {
  title: 'ConnectFrame',
  component: ConnectFrame,
  args: {
    // Not an address of the web, so it fails at once.
    src: 'mailto:nobody@acme.example',
    onLoadError: fn(),
    onSuccess: fn(),
    onEvent: fn(),
  },
} satisfies Meta<typeof ConnectFrame>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Stays like this for five seconds at most. Here, for good. */
export const Loading: Story = {
  render: ({ messages }) => (
    <FrameView
      frame={{
        iframe: createRef(),
        key: '',
        phase: 'loading',
        retry() {},
        leave() {},
      }}
      messages={messages}
    />
  ),
  async play(scene) {
    await userOf(scene).sees('frame.loading');
  },
};

export const Failed: Story = {
  async play(scene) {
    await userOf(scene).sees('frame.failed.title');
  },
};

/** Can be closed, although there is no form to ask. */
export const FailedInDialog: Story = {
  render: (args) => <ConnectFrameDialog {...args} open onOpenChange={() => {}} />,
  async play(scene) {
    await userOf(scene, scene.canvasElement.ownerDocument.body).sees('frame.failed.title');
  },
};
