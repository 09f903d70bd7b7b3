// The key: hidden, shown, cleaned, refused.

import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ConnectForm } from '../src/index.js';
import { testKeys } from '../src/testing/index.js';
import form from './ConnectForm.stories.js';
import { userOf } from './user.js';

const meta = {
  ...form,
  title: 'ConnectForm/ApiKeyField',
  args: { ...form.args, defaultSubdomain: 'api.eu' },
} satisfies Meta<typeof ConnectForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Hidden: Story = {
  async play(scene) {
    await userOf(scene).paste(testKeys['api.eu']);
  },
};

export const Shown: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.paste(testKeys['api.eu']);
    await user.press('apiKey.hidden.label');
  },
};

export const HiddenAgain: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.paste(testKeys['api.eu']);
    await user.press('apiKey.hidden.label');
    await user.press('apiKey.shown.label');
  },
};

/** A key of the maximum length. */
export const Long: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.paste(`ITG.${'0123456789abcdef'.repeat(31)}`);
    await user.press('apiKey.hidden.label');
  },
};

export const Cleaned: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.paste(`x-api-key: "${testKeys['api.eu']}"\n`);
    await user.sees('apiKey.cleaned');
  },
};

export const Missing: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.press('connect');
    await user.sees('apiKey.missing');
  },
};

export const Malformed: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.paste('hunter2');
    await user.press('connect');
    await user.sees('apiKey.malformed');
    await user.press('apiKey.hidden.label');
  },
};

export const TooLong: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.paste(`ITG.${'0'.repeat(600)}`);
    await user.press('connect');
    await user.sees('apiKey.too_long');
  },
};
