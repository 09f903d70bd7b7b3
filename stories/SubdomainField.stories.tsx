// The region: chosen, preselected, locked, or read from an address.

import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent } from 'storybook/test';
import type { ConnectForm } from '../src/index.js';
import { testKeys } from '../src/testing/index.js';
import form from './ConnectForm.stories.js';
import { userOf } from './user.js';

const meta = { ...form, title: 'ConnectForm/SubdomainField' } satisfies Meta<typeof ConnectForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Chosen: Story = {
  async play(scene) {
    await userOf(scene).choose('api.au');
  },
};

export const Prefilled: Story = { args: { defaultSubdomain: 'api.eu' } };

export const Locked: Story = { args: { defaultSubdomain: 'api.eu', lockSubdomain: true } };

export const Missing: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.paste(testKeys.api);
    await user.press('connect');
    await user.sees('subdomain.missing');
  },
};

export const AddressHelper: Story = {
  async play(scene) {
    await userOf(scene).open('address.ask');
  },
};

export const AddressRead: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.open('address.ask');
    await user.paste('https://acme.eu.itglue.com/1234/passwords', 'address.label');
    await user.sees('subdomain.picked');
  },
};

export const AddressUnknown: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.open('address.ask');
    await user.paste('https://docs.acme.example', 'address.label');
    await user.sees('address.unknown');
  },
};

/** A typed address is read when the user leaves the field. */
export const AddressTyped: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.open('address.ask');
    await userEvent.type(await user.field('address.label'), 'app.au.itglue.com');
    await userEvent.tab();
    await user.sees('subdomain.picked');
  },
};
