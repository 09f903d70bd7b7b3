// The guide: where to find the key, and which addresses to allow.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ConnectForm, type ConnectFormProps } from '../../src/index.js';
import { ar } from '../../src/languages/ar.js';
import { accepts, button, paste, renderForm, subdomain } from '../support/renderForm.js';

const title = () => screen.getByText('Where do I find my subdomain and key?');
const guide = () => screen.getByText(/You need a paid plan/).closest('details');
const steps = () => screen.getAllByRole('listitem').map((step) => step.textContent);

describe('the guide', () => {
  it('is closed until the user opens it', async () => {
    renderForm();
    expect(guide()).not.toHaveAttribute('open');
    await userEvent.click(title());
    expect(guide()).toHaveAttribute('open');
  });

  it('names the menus as IT Glue’s screen shows them, and the host’s product', async () => {
    renderForm({ onConnect: accepts, appName: 'Acme' });
    await userEvent.click(title());
    expect(steps()).toEqual([
      'Sign in to IT Glue\u00a0(opens in a new tab). The address shows which subdomain to choose.',
      'Go to Account → Settings → API Keys, or Admin → Settings → API Keys in newer accounts.',
      'Click Generate API Key and name the key after Acme.',
      'Copy the key right away. IT Glue shows it only once.',
    ]);
  });

  it('marks up the names on IT Glue’s screen and the text to enter there', async () => {
    renderForm({ onConnect: accepts, appName: 'Acme' });
    await userEvent.click(title());
    const set = [...(guide()?.querySelectorAll('b') ?? [])].map(({ textContent }) => textContent);
    expect(set).toEqual([
      'Administrator',
      'Account → Settings → API Keys',
      'Admin → Settings → API Keys',
      'Generate API Key',
      'Acme',
    ]);
  });

  it('writes those names left to right in a right-to-left language', async () => {
    renderForm({ onConnect: accepts, messages: ar });
    const guide = screen.getByText(ar['guide.title']);
    await userEvent.click(guide);
    expect(guide.closest('[dir]')).toHaveAttribute('dir', 'rtl');
    expect(screen.getByText('Generate API Key')).toHaveAttribute('dir', 'ltr');
  });

  it('asks for password access if the host needs it', async () => {
    renderForm({ onConnect: accepts, appName: 'Acme', requirePasswordAccess: true });
    await userEvent.click(title());
    expect(steps()).toContain('Turn on Password Access so that Acme can read passwords.');
  });

  it('may be the host’s own', () => {
    renderForm({ onConnect: accepts, guide: <p>Ask Bob.</p> });
    expect(screen.getByText('Ask Bob.')).toBeVisible();
    expect(screen.queryByText('Where do I find my subdomain and key?')).toBeNull();
  });

  it('may be left out', () => {
    renderForm({ onConnect: accepts, guide: null });
    expect(screen.queryByText('Where do I find my subdomain and key?')).toBeNull();
  });
});

describe('the link to IT Glue', () => {
  const link = () => screen.queryByRole('link', { name: /^IT Glue\s?\(opens in a new tab\)$/ });
  const leadsTo = (address: string) =>
    waitFor(() => expect(link()).toHaveAttribute('href', address));

  it('is not there while the region is unknown', async () => {
    renderForm();
    await userEvent.click(title());
    expect(link()).toBeNull();
  });

  it('opens the sign-in page of the chosen region in another tab', async () => {
    renderForm();
    await userEvent.click(title());
    await userEvent.selectOptions(subdomain(), 'api.au');
    await leadsTo('https://app.au.itglue.com');
    expect(link()).toHaveAttribute('target', '_blank');
    expect(link()).toHaveAttribute('rel', 'noreferrer');
  });

  it.each<[what: string, ConnectFormProps]>([
    ['suggests', { onConnect: accepts, defaultSubdomain: 'api.eu' }],
    ['locks', { onConnect: accepts, defaultSubdomain: 'api.eu', lockSubdomain: true }],
  ])('is there from the start if the host %s the subdomain', async (_what, props) => {
    renderForm(props);
    await userEvent.click(title());
    await leadsTo('https://app.eu.itglue.com');
  });

  it('follows the host, which locks another region', async () => {
    const { rerender } = renderForm({
      onConnect: accepts,
      defaultSubdomain: 'api.eu',
      lockSubdomain: true,
    });
    await userEvent.click(title());
    rerender(<ConnectForm onConnect={accepts} defaultSubdomain="api.au" lockSubdomain />);
    await leadsTo('https://app.au.itglue.com');
  });

  it('opens the account whose address the user entered, until another region is chosen', async () => {
    renderForm();
    await userEvent.click(title());
    await paste('https://acme.eu.itglue.com/organizations');
    await leadsTo('https://acme.eu.itglue.com');
    await userEvent.selectOptions(subdomain(), 'api');
    await leadsTo('https://app.itglue.com');
  });
});

describe('the addresses to allow', () => {
  const withAddresses = (...egressAddresses: string[]) => (
    <ConnectForm onConnect={accepts} egressAddresses={egressAddresses} />
  );

  it('are not mentioned if there are none', () => {
    render(withAddresses());
    expect(screen.queryByText(/restricts access by IP address/)).toBeNull();
  });

  it('are copied in the format that IT Glue accepts, and the form says so', async () => {
    const user = userEvent.setup();
    render(withAddresses('203.0.113.7', '203.0.113.8'));
    await user.click(title());
    expect(screen.getByText(/restricts access by IP address/)).toHaveTextContent(
      'allow 203.0.113.7 and 203.0.113.8 under IP Access Control',
    );
    await user.click(button('Copy addresses'));
    expect(await screen.findByText('Copied')).toHaveAttribute('role', 'status');
    expect(await navigator.clipboard.readText()).toBe('203.0.113.7, 203.0.113.8');
  });

  it('can be copied by hand if the browser denies the clipboard', async () => {
    const user = userEvent.setup();
    render(withAddresses('203.0.113.7'));
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    await user.click(title());
    await user.click(button('Copy address'));
    expect(await screen.findByText('Couldn’t copy. Select the text and copy it.')).toHaveAttribute(
      'role',
      'status',
    );
  });
});

describe('who is asking', () => {
  it('is shown by name, description and logo', () => {
    const { container } = renderForm({
      onConnect: accepts,
      appName: 'Acme',
      description: 'Acme reads your documents.',
      logo: <svg data-testid="logo" />,
    });
    expect(screen.getByText('Acme reads your documents.')).toBeVisible();
    const badges = container.querySelector<HTMLElement>('[aria-hidden]');
    expect(badges && within(badges).getByTestId('logo')).not.toBeNull();
  });

  it('is shown by the first letters of the name if there is no logo', () => {
    renderForm({ onConnect: accepts, appName: 'Acme' });
    expect(screen.getByText('AC')).toBeVisible();
  });
});
