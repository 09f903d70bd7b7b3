// Every failure to connect, and the way out of each.

import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ConnectErrorCode, ConnectForm } from '../src/index.js';
import form from './ConnectForm.stories.js';
import { refuses } from './host.js';
import { type Scene, userOf } from './user.js';

const meta = {
  ...form,
  title: 'ConnectForm/FailureNotice',
} satisfies Meta<typeof ConnectForm>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Connects, and sees why that failed. */
const failsWith = (code: Exclude<ConnectErrorCode, 'invalid_request'> | 'offline.server') => ({
  async play(scene: Scene) {
    const user = userOf(scene);
    await user.connect();
    await user.sees(`${code}.title`);
  },
});

const wrongSubdomain = refuses('wrong_subdomain', { suggestedSubdomain: 'api.au' });

export const WrongSubdomain: Story = {
  args: { onConnect: wrongSubdomain },
  ...failsWith('wrong_subdomain'),
};

/** Only the host can change the subdomain, so there is no button. */
export const WrongSubdomainLocked: Story = {
  args: { onConnect: wrongSubdomain, defaultSubdomain: 'api.eu', lockSubdomain: true },
  async play(scene) {
    const user = userOf(scene);
    await user.paste('ITG.0123456789abcdef');
    await user.press('connect');
    await user.sees('wrong_subdomain.title');
  },
};

export const KeyRejected: Story = {
  args: { onConnect: refuses('key_rejected') },
  ...failsWith('key_rejected'),
};

export const KeyRejectedAndAddress: Story = {
  args: { onConnect: refuses('key_rejected'), egressAddresses: ['203.0.113.7'] },
  ...failsWith('key_rejected'),
};

export const KeyRejectedAndAddresses: Story = {
  args: {
    onConnect: refuses('key_rejected'),
    egressAddresses: ['203.0.113.7', '203.0.113.8', '2001:db8:85a3::8a2e:370:7334'],
  },
  ...failsWith('key_rejected'),
};

/** Counts down. */
export const RateLimited: Story = {
  args: { onConnect: refuses('rate_limited', { retryAfter: 90 }) },
  ...failsWith('rate_limited'),
};

export const RateLimitOver: Story = {
  args: { onConnect: refuses('rate_limited', { retryAfter: 1 }) },
  async play(scene) {
    const user = userOf(scene);
    await user.connect();
    await user.sees('retry.now');
  },
};

/** Without a known wait. */
export const RateLimitedForUnknownTime: Story = {
  args: { onConnect: refuses('rate_limited') },
  ...failsWith('rate_limited'),
};

export const Unavailable: Story = {
  args: { onConnect: refuses('unavailable') },
  ...failsWith('unavailable'),
};

export const Timeout: Story = {
  args: { onConnect: refuses('timeout') },
  ...failsWith('timeout'),
};

export const Offline: Story = {
  args: { onConnect: refuses('offline') },
  ...failsWith('offline.server'),
};

/** The browser reports that it is online again. */
export const BackOnline: Story = {
  args: { onConnect: refuses('offline') },
  async play(scene) {
    const user = userOf(scene);
    await user.connect();
    await user.sees('offline.server.title');
    window.dispatchEvent(new Event('online'));
    await user.sees('retry.now');
  },
};

export const NotAllowed: Story = {
  args: { onConnect: refuses('not_allowed') },
  ...failsWith('not_allowed'),
};

/** Shown as `unknown`. */
export const InvalidRequest: Story = {
  args: { onConnect: refuses('invalid_request') },
  ...failsWith('unknown'),
};

/** Anything that is not a `ConnectError`. */
export const Unknown: Story = {
  args: { onConnect: () => Promise.reject(new TypeError('Something of the host’s')) },
  ...failsWith('unknown'),
};

/** A failure that the user is about to fix. */
export const WithGuide: Story = {
  args: { onConnect: refuses('key_rejected'), egressAddresses: ['203.0.113.7'] },
  async play(scene) {
    const user = userOf(scene);
    await user.open('guide.title');
    await user.connect();
    await user.sees('key_rejected.title');
  },
};
