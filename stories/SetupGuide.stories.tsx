// The guide to both values, expanded.

import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ConnectForm } from '../src/index.js';
import form from './ConnectForm.stories.js';
import { userOf } from './user.js';

const meta = {
  ...form,
  title: 'ConnectForm/SetupGuide',
  async play(scene) {
    await userOf(scene).open('guide.title');
  },
} satisfies Meta<typeof ConnectForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Open: Story = {};

/** With a link to the sign-in page of the region. */
export const RegionKnown: Story = { args: { defaultSubdomain: 'api.eu' } };

/** With a link to the account's own address. */
export const AccountKnown: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.open('address.ask');
    await user.paste('acme.au.itglue.com', 'address.label');
    await user.open('guide.title');
  },
};

export const PasswordAccess: Story = { args: { requirePasswordAccess: true } };

export const OneAddress: Story = { args: { egressAddresses: ['203.0.113.7'] } };

export const SeveralAddresses: Story = {
  args: { egressAddresses: ['203.0.113.7', '203.0.113.8', '2001:db8:85a3::8a2e:370:7334'] },
};

export const WithoutAppName: Story = { args: { appName: undefined, requirePasswordAccess: true } };

/** Shows an error instead if the browser does not let a page copy without permission. */
export const AddressCopied: Story = {
  args: { egressAddresses: ['203.0.113.7'] },
  async play(scene) {
    const user = userOf(scene);
    await user.open('guide.title');
    await user.press('copy.one');
    await user.sees('copy.done', 'copy.failed');
  },
};

/** The steps for an administrator. Shows an error instead if the browser does not let a page copy without permission. */
export const StepsCopied: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.open('guide.title');
    await user.press('steps.copy');
    await user.sees('copy.done', 'copy.failed');
  },
};

/** The host's own guide. */
export const Replaced: Story = {
  args: { guide: <p>Ask Acme’s support for the key.</p> },
  play() {},
};
