// The page that a connect link opens.

import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { ConnectByLink, type ShownLink } from '../src/index.js';
import { userOf } from './user.js';

/** A server that gives this answer about the link, and lets it connect. */
const says = (link: ShownLink) => () =>
  Promise.resolve(
    Response.json({ ...link, connection: { subdomain: 'api.eu', organizationCount: 143 } }),
  );

const open: ShownLink = {
  status: 'open',
  from: 'Dana Reyes',
  for: 'Northwind',
  note: 'We need it before Friday’s review. Thank you!',
  expiresAt: '2026-12-04T07:30:00.000Z',
};

const meta = {
  title: 'ConnectByLink',
  component: ConnectByLink,
  args: {
    url: '/api/itglue/link',
    fetch: says(open),
    appName: 'Acme',
    description: 'Acme will use this key to read your IT Glue organizations.',
    onSuccess: fn(),
    onError: fn(),
    onEvent: fn(),
  },
  argTypes: { fetch: { control: false }, url: { control: false } },
  // Sets the address as if the link had opened the page.
  beforeEach() {
    window.history.replaceState(window.history.state, '', '#connect-link=e30..story');
  },
  async play(scene) {
    await userOf(scene).field('apiKey.label');
  },
} satisfies Meta<typeof ConnectByLink>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Open: Story = {};

export const WithoutNames: Story = { args: { fetch: says({ status: 'open' }) } };

export const Connected: Story = {
  async play(scene) {
    const user = userOf(scene);
    await user.field('apiKey.label');
    await user.connect();
    await user.sees('connected.title');
  },
};

export const Loading: Story = {
  args: { fetch: () => new Promise(() => {}) },
  async play(scene) {
    await userOf(scene).sees('asked.loading');
  },
};

export const Expired: Story = {
  args: { fetch: says({ ...open, status: 'expired' }) },
  async play(scene) {
    await userOf(scene).sees('ended.expired');
  },
};

export const Used: Story = {
  args: { fetch: says({ ...open, status: 'used' }) },
  async play(scene) {
    await userOf(scene).sees('ended.used');
  },
};

export const Revoked: Story = {
  args: { fetch: says({ ...open, status: 'revoked' }) },
  async play(scene) {
    await userOf(scene).sees('ended.revoked');
  },
};

/** Cut off, or not a link at all. */
export const Invalid: Story = {
  args: { fetch: says({ status: 'invalid' }) },
  async play(scene) {
    await userOf(scene).sees('ended.invalid');
  },
};

export const Failed: Story = {
  args: { fetch: () => Promise.reject(new TypeError('Failed to fetch')) },
  async play(scene) {
    await userOf(scene).sees('offline.server.title', 'offline.title');
  },
};
