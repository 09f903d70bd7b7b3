// Someone else has the key: the steps to copy for them, and a link to send them.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectError, ConnectForm, type ConnectFormProps } from '../../src/index.js';
import { de } from '../../src/languages/de.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { accepts, apiKey, button, paste } from '../support/renderForm.js';

const renderFor = (props: Partial<ConnectFormProps> = {}) => {
  // Adds a clipboard, which jsdom lacks.
  const user = userEvent.setup();
  render(<ConnectForm appName="Acme" onConnect={accepts} {...props} />);
  return user;
};

const clipboard = () => navigator.clipboard.readText();

afterEach(() => {
  window.history.replaceState(null, '', '/');
  vi.restoreAllMocks();
});

describe('the steps for someone else', () => {
  it('are the guide as text, with the product, the addresses and the address of this page', async () => {
    window.history.replaceState(null, '', '/settings/integrations?token=secret#more');
    const user = renderFor({ egressAddresses: ['203.0.113.7', '203.0.113.8'] });
    await user.click(screen.getByText('Where do I find my subdomain and key?'));
    await user.click(button('Copy the steps for someone who is'));
    await screen.findByText('Copied');
    expect(await clipboard()).toBe(`How to create an IT Glue API key for Acme

You need a paid plan with API access and the Administrator role.

1. Sign in to IT Glue. The address shows which subdomain to choose.
2. Go to Account → Settings → API Keys, or Admin → Settings → API Keys in newer accounts.
3. Click Generate API Key and name the key after Acme.
4. Copy the key right away. IT Glue shows it only once.
5. Then enter the key at ${location.origin}/settings/integrations

IT Glue revokes keys that go unused for 90 days.

If your account restricts access by IP address, allow 203.0.113.7 and 203.0.113.8 under IP Access Control.`);
  });

  it('name the sign-in page if the region is known, and password access if it is needed', async () => {
    const user = renderFor({ defaultSubdomain: 'api.eu', requirePasswordAccess: true });
    await user.click(screen.getByText('Where do I find my subdomain and key?'));
    await user.click(button('Copy the steps for someone who is'));
    await screen.findByText('Copied');
    const text = await clipboard();
    expect(text).toContain('Sign in to IT Glue (https://app.eu.itglue.com).');
    expect(text).toContain('4. Turn on Password Access so that Acme can read passwords.');
  });

  it('are in the language of the form', async () => {
    const user = renderFor({ messages: de });
    await user.click(screen.getByText('Wo finde ich Subdomain und Schlüssel?'));
    await user.click(button(de['steps.copy']));
    await screen.findByText('Kopiert');
    expect(await clipboard()).toContain('Melden Sie sich bei IT Glue an');
  });

  it('contain nothing that the user entered', async () => {
    const user = renderFor();
    await paste(testKeys['api.eu']);
    await user.click(screen.getByText('Where do I find my subdomain and key?'));
    await user.click(button('Copy the steps for someone who is'));
    await screen.findByText('Copied');
    expect(await clipboard()).not.toContain(testKeys['api.eu'].slice(4, 12));
  });

  it('can be copied by hand if the browser denies the clipboard', async () => {
    const user = renderFor();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('Not allowed'));
    await user.click(screen.getByText('Where do I find my subdomain and key?'));
    await user.click(button('Copy the steps for someone who is'));
    await screen.findByText('Couldn’t copy. Select the text and copy it.');
    const text = screen.getByLabelText<HTMLTextAreaElement>(/^How to create an IT Glue API key/);
    expect(text.value).toContain('1. Sign in to IT Glue.');
  });

  it('are not offered if the host leaves out our guide', () => {
    renderFor({ guide: <p>Ask Bob.</p> });
    expect(screen.queryByText('Not an IT Glue administrator?')).toBeNull();
  });
});

describe('a link for someone else', () => {
  const link = {
    url: 'https://app.acme.example/connect-itglue#connect-link=e30..a.b.c',
    expiresAt: '2026-12-04T07:30:00.000Z',
  };
  const field = () => screen.findByLabelText<HTMLInputElement>('Link to send');

  it('is offered only if the host can create one', () => {
    renderFor();
    expect(screen.queryByText('Someone else has the key?')).toBeNull();
  });

  it('is created, shown with its expiry, and copied', async () => {
    const createLink = vi.fn(async () => link);
    const user = renderFor({ createLink });
    expect(screen.getByText('Someone else has the key?')).toBeVisible();
    expect(createLink).not.toHaveBeenCalled();
    await user.click(button('Send them a link'));
    expect((await field()).value).toBe(link.url);
    expect(await field()).toHaveFocus();
    expect(screen.getByText(/It works once, until/)).toHaveTextContent(/December 4, 2026/);
    await user.click(button('Copy link'));
    await screen.findByText('Copied');
    expect(await clipboard()).toBe(link.url);
    expect(createLink).toHaveBeenCalledOnce();
  });

  it('keeps what the user entered', async () => {
    const user = renderFor({ createLink: async () => link });
    await user.type(apiKey(), 'ITG.abc');
    await user.click(button('Send them a link'));
    await field();
    expect(apiKey().value).toBe('ITG.abc');
  });

  it('is created once, no matter how often the button is pressed', async () => {
    let resolve = (_: typeof link) => {};
    const createLink = vi.fn(() => new Promise<typeof link>((done) => (resolve = done)));
    const user = renderFor({ createLink });
    await user.click(button('Send them a link'));
    await user.click(button('Creating a link…'));
    expect(createLink).toHaveBeenCalledOnce();
    resolve(link);
    await field();
  });

  it('can be tried again if creating it fails', async () => {
    const error = new ConnectError('unavailable');
    const onError = vi.fn();
    const createLink = vi.fn(async () => link).mockRejectedValueOnce(error);
    const user = renderFor({ createLink, onError });
    await user.click(button('Send them a link'));
    expect(await screen.findByText('The link couldn’t be created.')).toHaveAttribute(
      'role',
      'alert',
    );
    expect(onError).toHaveBeenCalledExactlyOnceWith(error);
    await user.click(button('Send them a link'));
    expect((await field()).value).toBe(link.url);
    expect(screen.queryByText('The link couldn’t be created.')).toBeNull();
  });

  it('is a failure if the host’s function returns something else', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const createLink = vi.fn(async () => Object({ href: 'https://app.acme.example' }));
    const user = renderFor({ createLink });
    await user.click(button('Send them a link'));
    await screen.findByText('The link couldn’t be created.');
    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining('`createLink` resolved to something'),
    );
  });

  it('is shown without a date that can’t be read', async () => {
    const user = renderFor({ createLink: async () => ({ ...link, expiresAt: 'soon' }) });
    await user.click(button('Send them a link'));
    await field();
    expect(screen.queryByText(/It works once/)).toBeNull();
  });

  it('can be shared if the system supports it', async () => {
    const share = vi.fn(async () => {});
    Object.defineProperty(navigator, 'share', { value: share, configurable: true });
    try {
      const user = renderFor({ createLink: async () => link });
      await user.click(button('Send them a link'));
      await user.click(await screen.findByRole('button', { name: 'Share…' }));
      await waitFor(() =>
        expect(share).toHaveBeenCalledExactlyOnceWith({ title: 'Connect IT Glue', url: link.url }),
      );
    } finally {
      Reflect.deleteProperty(navigator, 'share');
    }
  });

  it('can’t be shared if the system doesn’t support it', async () => {
    const user = renderFor({ createLink: async () => link });
    await user.click(button('Send them a link'));
    await field();
    expect(screen.queryByRole('button', { name: 'Share…' })).toBeNull();
  });
});
