// Where the two values are found, unfolded.

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

/** With a link to where one signs in there. */
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

/** Or not, where the browser does not let a page copy unasked. */
export const AddressCopied: Story = {
  args: { egressAddresses: ['203.0.113.7'] },
  async play(scene) {
    const user = userOf(scene);
    await user.open('guide.title');
    await user.press('copy.one');
    await user.hears('copy.done', 'copy.failed');
  },
};

/** For someone who is an administrator. Or not, where the browser does not let a page copy unasked. */
export const StepsCopied: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.open('guide.title');
    await user.press('steps.copy');
    await user.hears('copy.done', 'copy.failed');
  },
};

/** One of the host's own. */
export const Replaced: Story = {
  args: { guide: <p>Ask Acme’s support for the key.</p> },
  play() {},
};
