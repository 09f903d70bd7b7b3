// A link for someone else who has the key.

import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConnectError, type ConnectForm, type CreateLink } from '../src/index.js';
import form from './ConnectForm.stories.js';
import { userOf } from './user.js';

const creates: CreateLink = () =>
  Promise.resolve({
    url: 'https://app.acme.example/connect-itglue#connect-link=eyJhbGciOiJkaXIifQ..c2VjcmV0',
    expiresAt: '2026-12-04T07:30:00.000Z',
  });

const meta = {
  ...form,
  title: 'ConnectForm/SendLink',
  args: { ...form.args, createLink: creates },
} satisfies Meta<typeof ConnectForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Offered: Story = {};

export const Creating: Story = {
  args: { createLink: () => new Promise(() => {}) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('link.create');
    await user.button('link.creating');
  },
};

export const Created: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.press('link.create');
    await user.field('link.label');
  },
};

/** Shows an error instead if the browser does not let a page copy without permission. */
export const LinkCopied: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.press('link.create');
    await user.press('link.copy');
    await user.sees('copy.done', 'copy.failed');
  },
};

export const Failed: Story = {
  args: { createLink: () => Promise.reject(new ConnectError('unavailable')) },
  async play(scene) {
    const user = userOf(scene);
    await user.press('link.create');
    await user.sees('link.failed');
  },
};
