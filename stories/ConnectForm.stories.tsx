// The whole form in each phase.

import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { ConnectForm } from '../src/index.js';
import { accepts, neverAnswers } from './host.js';
import { userOf } from './user.js';

const meta = {
  title: 'ConnectForm',
  component: ConnectForm,
  args: {
    appName: 'Acme',
    description: 'Acme will use this key to read your IT Glue organizations.',
    onConnect: accepts,
    onSuccess: fn(),
    onError: fn(),
    onEvent: fn(),
  },
  argTypes: {
    defaultSubdomain: { control: 'select', options: [undefined, 'api', 'api.eu', 'api.au'] },
    lockSubdomain: { control: 'boolean' },
    requirePasswordAccess: { control: 'boolean' },
    egressAddresses: { control: 'object' },
    messages: { control: 'object' },
    classNames: { control: 'object' },
    logo: { control: 'text' },
    guide: { control: 'text' },
    description: { control: 'text' },
    appName: { control: 'text' },
    autoFocus: { control: 'boolean' },
    onConnect: { control: false },
    onSuccess: { control: false },
    onError: { control: false },
    onEvent: { control: false },
    onDone: { control: false },
  },
} satisfies Meta<typeof ConnectForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Pristine: Story = {};

export const WithoutAppName: Story = { args: { appName: undefined, description: undefined } };

export const WithLogo: Story = {
  args: {
    logo: <b style={{ fontSize: 24 }}>▲</b>,
  },
};

/** With every option of the host. */
export const WithEverything: Story = {
  args: {
    defaultSubdomain: 'api.au',
    requirePasswordAccess: true,
    egressAddresses: ['203.0.113.7', '2001:db8::7'],
    onDone: fn(),
  },
};

export const WithoutGuide: Story = { args: { guide: null } };

export const OwnWords: Story = {
  args: { messages: { title: 'Link IT Glue', connect: 'Link', privacy: 'Kept in our vault.' } },
};

export const FieldErrors: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.press('connect');
    await user.sees('subdomain.missing');
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

/** After five seconds. */
export const StillConnecting: Story = {
  args: { onConnect: neverAnswers },
  async play(scene) {
    const user = userOf(scene);
    await user.connect();
    await user.sees('connecting.still');
  },
};

export const Cancelled: Story = {
  args: { onConnect: neverAnswers },
  async play(scene) {
    const user = userOf(scene);
    await user.connect();
    await user.press('cancel');
  },
};

export const Connected: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.connect();
    await user.sees('connected.title');
  },
};

export const ConnectedWithDone: Story = { ...Connected, args: { onDone: fn() } };

/** The result if `onConnect` resolves to nothing. */
export const ConnectedWithoutCount: Story = {
  ...Connected,
  args: { onConnect: () => Promise.resolve() },
};
