// Every failure says what happened and what to do, and keeps what the user entered.

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectError, type ConnectErrorCode, type OnConnect } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import {
  accepts,
  apiKey,
  button,
  connect,
  paste,
  refusesWith,
  renderForm,
  slowHost,
  subdomain,
} from '../support/renderForm.js';

const failure = () => screen.findByRole('group', { name: /./ });

/** Rejects the first attempt and accepts the second. */
const failsOnce = (error: unknown) => vi.fn(accepts).mockImplementationOnce(refusesWith(error));

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each<[ConnectErrorCode, title: string, text: string]>([
  ['key_rejected', 'IT Glue didn’t accept this key', 'Check that you copied the whole key'],
  ['rate_limited', 'IT Glue is rate-limiting this account', 'Wait 5 minutes, then try again.'],
  ['unavailable', 'IT Glue isn’t available right now', 'What you entered is still here'],
  ['timeout', 'IT Glue took too long to respond', 'What you entered is still here'],
  ['offline', 'Can’t reach Acme’s server', 'Try again. What you entered is still here.'],
  [
    'not_allowed',
    'You don’t have permission to connect IT Glue',
    'Contact an administrator of Acme',
  ],
  ['invalid_request', 'Something went wrong', 'Try again.'],
  ['wrong_subdomain', 'Something went wrong', 'Try again.'],
  ['unknown', 'Something went wrong', 'Try again.'],
])('a failure with the code %s', (code, title, text) => {
  it('is shown in a box that takes the focus, keeps both fields, and can be tried again', async () => {
    const onConnect = failsOnce(new ConnectError(code));
    renderForm({ onConnect, appName: 'Acme' });
    await connect();
    const box = await failure();
    expect(within(box).getByText(title)).toBeVisible();
    expect(box).toHaveTextContent(text);
    await waitFor(() => expect(box).toHaveFocus());
    expect(subdomain()).toHaveValue('api.eu');
    expect(apiKey()).toHaveValue(testKeys['api.eu']);
    expect(screen.queryByRole('button', { name: 'Connect' })).toBeNull();
    await userEvent.click(button('Try again'));
    expect(await screen.findByRole('heading', { name: 'IT Glue is connected' })).toBeVisible();
    expect(onConnect.mock.lastCall?.[0]).toEqual({
      subdomain: 'api.eu',
      apiKey: testKeys['api.eu'],
    });
  });
});

describe('a key from another region', () => {
  const belongsToEurope = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu' });

  it('shows its region, and marks the subdomain as invalid', async () => {
    renderForm({ onConnect: refusesWith(belongsToEurope) });
    await connect(testKeys['api.eu'], 'api');
    expect(await failure()).toHaveTextContent('This key belongs to Europe');
    expect(await failure()).toHaveTextContent('The key is fine. It works with api.eu, not api.');
    expect(subdomain()).toBeInvalid();
    expect(apiKey()).toBeValid();
  });

  it('connects to its region with one click', async () => {
    const onConnect = failsOnce(belongsToEurope);
    renderForm({ onConnect });
    await connect(testKeys['api.eu'], 'api');
    await userEvent.click(await screen.findByRole('button', { name: 'Use api.eu and connect' }));
    expect(await screen.findByText('Europe (api.eu) · 143 organizations')).toBeVisible();
    expect(onConnect.mock.lastCall?.[0]).toEqual({
      subdomain: 'api.eu',
      apiKey: testKeys['api.eu'],
    });
  });

  it('keeps the focus in the form after that click', async () => {
    const host = slowHost();
    renderForm({
      onConnect: vi.fn(host.onConnect).mockImplementationOnce(refusesWith(belongsToEurope)),
    });
    await connect(testKeys['api.eu'], 'api');
    await userEvent.click(await screen.findByRole('button', { name: 'Use api.eu and connect' }));
    await screen.findByRole('button', { name: 'Cancel' });
    await waitFor(() => expect(document.body).not.toHaveFocus());
  });

  it('can’t switch to its region if the host has locked the subdomain', async () => {
    renderForm({
      onConnect: refusesWith(belongsToEurope),
      appName: 'Acme',
      defaultSubdomain: 'api',
      lockSubdomain: true,
    });
    await userEvent.type(apiKey(), `${testKeys['api.eu']}{Enter}`);
    expect(await failure()).toHaveTextContent('This key belongs to Europe');
    expect(await failure()).toHaveTextContent(
      'but Acme is set up for api. Use a key from that region, or ask an administrator of Acme to change the subdomain.',
    );
    expect(await failure()).not.toHaveTextContent('The key is fine');
    expect(screen.queryByRole('button', { name: /^Use api/ })).toBeNull();
  });
});

describe('a rejected key', () => {
  it('marks the key as invalid, and offers the addresses to allow', async () => {
    const onConnect = refusesWith(new ConnectError('key_rejected'));
    renderForm({ onConnect, guide: null, egressAddresses: ['203.0.113.7'] });
    await connect(testKeys.revoked);
    const box = await failure();
    expect(apiKey()).toBeInvalid();
    expect(subdomain()).toBeValid();
    expect(box).toHaveTextContent('allow 203.0.113.7 under IP Access Control');
    expect(within(box).getByRole('button', { name: 'Copy address' })).toBeVisible();
  });

  it('offers the addresses once, although the guide has them too', async () => {
    const onConnect = refusesWith(new ConnectError('key_rejected'));
    renderForm({ onConnect, egressAddresses: ['203.0.113.7'] });
    await userEvent.click(screen.getByText('Where do I find my subdomain and key?'));
    expect(screen.getAllByRole('button', { name: 'Copy address' })).toHaveLength(1);
    await connect(testKeys.revoked);
    const box = await failure();
    expect(screen.getAllByRole('button', { name: 'Copy address' })).toEqual([
      within(box).getByRole('button', { name: 'Copy address' }),
    ]);
  });

  it('is the only failure that offers the addresses', async () => {
    const onConnect = refusesWith(new ConnectError('timeout'));
    renderForm({ onConnect, guide: null, egressAddresses: ['203.0.113.7'] });
    await connect();
    await failure();
    expect(screen.queryByRole('button', { name: 'Copy address' })).toBeNull();
  });
});

describe('changing a field', () => {
  it.each<[ConnectErrorCode, what: string, change: () => Promise<void>]>([
    ['key_rejected', 'the key', () => userEvent.type(apiKey(), '1')],
    ['key_rejected', 'the subdomain', () => userEvent.selectOptions(subdomain(), 'api.au')],
    ['key_rejected', 'the key, by a paste', () => paste('"ITG.abc_123"')],
    ['wrong_subdomain', 'the key', () => userEvent.type(apiKey(), '1')],
    ['wrong_subdomain', 'the subdomain', () => userEvent.selectOptions(subdomain(), 'api.au')],
    ['rate_limited', 'the key', () => userEvent.type(apiKey(), '1')],
    ['rate_limited', 'the subdomain', () => userEvent.selectOptions(subdomain(), 'api.au')],
  ])('clears a failure about the fields: %s, %s', async (code, _what, change) => {
    const error = new ConnectError(code, { suggestedSubdomain: 'api.au' });
    const { container } = renderForm({ onConnect: refusesWith(error) });
    await connect();
    await failure();
    await change();
    expect(screen.queryByRole('group', { name: /./ })).toBeNull();
    expect(container.firstElementChild).toHaveAttribute('data-phase', 'editing');
    expect(button('Connect')).toBeVisible();
    expect(apiKey()).toBeValid();
    expect(subdomain()).toBeValid();
  });

  it.each<ConnectErrorCode>(['unavailable', 'timeout', 'offline', 'not_allowed', 'unknown'])(
    'keeps a failure that is not about the fields: %s',
    async (code) => {
      renderForm({ onConnect: refusesWith(new ConnectError(code)) });
      await connect();
      await failure();
      await userEvent.type(apiKey(), '1');
      await userEvent.selectOptions(subdomain(), 'api.au');
      expect(screen.getByRole('group', { name: /./ })).toBeVisible();
    },
  );

  it('keeps the focus in the field', async () => {
    renderForm({ onConnect: refusesWith(new ConnectError('key_rejected')) });
    await connect();
    await failure();
    await userEvent.type(apiKey(), '1');
    expect(apiKey()).toHaveFocus();
  });
});

describe('anything else that the host throws', () => {
  it.each([
    ['an error', new TypeError('x is not a function')],
    ['a string', 'nope'],
    ['nothing', undefined],
    ['null', null],
    ['an object', { code: 'key_rejected' }],
  ])('is shown as unknown, and passed to onError unchanged: %s', async (_what, thrown) => {
    const onError = vi.fn();
    renderForm({ onConnect: refusesWith(thrown), onError });
    await connect();
    expect(await failure()).toHaveTextContent('Something went wrong');
    expect(await failure()).not.toHaveTextContent('nope');
    expect(onError).toHaveBeenCalledOnce();
    expect(onError.mock.lastCall?.[0]).toBe(thrown);
  });

  it('may be thrown synchronously', async () => {
    const onConnect: OnConnect = () => {
      throw new Error('too early');
    };
    renderForm({ onConnect });
    await connect();
    expect(await failure()).toHaveTextContent('Something went wrong');
    expect(apiKey()).toHaveValue(testKeys['api.eu']);
  });

  it('is shown as being offline if the browser is offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    renderForm({ onConnect: refusesWith(new TypeError('Failed to fetch')) });
    await connect();
    expect(await failure()).toHaveTextContent('You seem to be offline');
  });
});

describe('a check that IT Glue did not answer', () => {
  it.each<ConnectErrorCode>(['unavailable', 'timeout'])(
    'does not say that the key is fine: %s',
    async (code) => {
      renderForm({ onConnect: refusesWith(new ConnectError(code)) });
      await connect();
      expect(await failure()).toHaveTextContent('Try again. What you entered is still here.');
      expect(await failure()).not.toHaveTextContent('fine');
    },
  );
});

describe('being offline', () => {
  const canTryNow = () => screen.queryByText('You can try again now.');

  it('is the title until the browser is online again', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    renderForm({ onConnect: refusesWith(new ConnectError('offline')), appName: 'Acme' });
    await connect();
    expect(await failure()).toHaveTextContent('You seem to be offline');
    online.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('online')));
    expect(await failure()).toHaveTextContent('You’re back online');
    expect(await failure()).not.toHaveTextContent(/offline|Can’t reach/);
  });

  it('says when the browser is back online, and lets the user try again', async () => {
    const onConnect = vi.fn(refusesWith(new ConnectError('offline')));
    renderForm({ onConnect });
    await connect();
    await failure();
    expect(canTryNow()).toBeNull();
    act(() => void window.dispatchEvent(new Event('online')));
    expect(canTryNow()).toHaveAttribute('role', 'status');
    expect(onConnect).toHaveBeenCalledOnce();
  });

  it('does not add that message to another failure', async () => {
    renderForm({ onConnect: refusesWith(new ConnectError('unavailable')) });
    await connect();
    await failure();
    act(() => void window.dispatchEvent(new Event('online')));
    expect(canTryNow()).toBeNull();
  });

  it('does not keep that message for the next failure', async () => {
    renderForm({ onConnect: refusesWith(new ConnectError('offline')) });
    await connect();
    await failure();
    act(() => void window.dispatchEvent(new Event('online')));
    await userEvent.click(button('Try again'));
    await waitFor(() => expect(canTryNow()).toBeNull());
    await failure();
    expect(canTryNow()).toBeNull();
  });
});

it('takes the focus again when it fails again', async () => {
  renderForm({ onConnect: refusesWith(new ConnectError('unavailable')) });
  await connect();
  await failure();
  await userEvent.click(button('Try again'));
  await waitFor(async () => expect(await failure()).toHaveFocus());
});

it('does not take the focus from a user who is elsewhere on the page', async () => {
  const host = slowHost();
  renderForm(host);
  const elsewhere = document.createElement('input');
  document.body.append(elsewhere);
  await connect();
  await screen.findByRole('button', { name: 'Cancel' });
  await userEvent.click(elsewhere);
  host.refuse(new ConnectError('unavailable'));
  // Said without the focus.
  expect(await screen.findByRole('alert')).toHaveAccessibleName(
    'IT Glue isn’t available right now',
  );
  expect(elsewhere).toHaveFocus();
  elsewhere.remove();
});
