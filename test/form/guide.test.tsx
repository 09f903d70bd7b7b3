// Where the key is found, and what to allow.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ConnectForm, type ConnectFormProps } from '../../src/index.js';
import { ar } from '../../src/languages/ar.js';
import { accepts, button, paste, renderForm, subdomain } from '../support/renderForm.js';

const title = () => screen.getByText('Where do I find these?');
const guide = () => screen.getByText(/You need a paid plan/).closest('details');
const steps = () => screen.getAllByRole('listitem').map((step) => step.textContent);

describe('the guide', () => {
  it('is closed until it is asked for', async () => {
    renderForm();
    expect(guide()).not.toHaveAttribute('open');
    await userEvent.click(title());
    expect(guide()).toHaveAttribute('open');
  });

  it('names the menus as they stand on IT Glue’s screen, and the host’s product', async () => {
    renderForm({ onConnect: accepts, appName: 'Acme' });
    await userEvent.click(title());
    expect(steps()).toEqual([
      'Sign in to IT Glue. The address shows which subdomain to choose.',
      'Go to Account → Settings → API Keys, or Admin → Settings → API Keys in newer accounts.',
      'Click Generate API Key and name the key after Acme.',
      'Copy the key right away. IT Glue shows it only once.',
    ]);
  });

  it('sets apart what stands on IT Glue’s screen, and what to enter there', async () => {
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

  it('writes those names from left to right in a language from right to left', async () => {
    renderForm({ onConnect: accepts, messages: ar });
    const guide = screen.getByText(ar['guide.title']);
    await userEvent.click(guide);
    expect(guide.closest('[dir]')).toHaveAttribute('dir', 'rtl');
    expect(screen.getByText('Generate API Key')).toHaveAttribute('dir', 'ltr');
  });

  it('asks for password access where the host needs it', async () => {
    renderForm({ onConnect: accepts, appName: 'Acme', requirePasswordAccess: true });
    await userEvent.click(title());
    expect(steps()).toContain('Turn on Password Access so that Acme can read passwords.');
  });

  it('may be the host’s own', () => {
    renderForm({ onConnect: accepts, guide: <p>Ask Bob.</p> });
    expect(screen.getByText('Ask Bob.')).toBeVisible();
    expect(screen.queryByText('Where do I find these?')).toBeNull();
  });

  it('may be left out', () => {
    renderForm({ onConnect: accepts, guide: null });
    expect(screen.queryByText('Where do I find these?')).toBeNull();
  });
});

describe('the way to IT Glue', () => {
  const link = () => screen.queryByRole('link', { name: 'IT Glue' });
  const leadsTo = (address: string) =>
    waitFor(() => expect(link()).toHaveAttribute('href', address));

  it('is no link as long as the region is unknown', async () => {
    renderForm();
    await userEvent.click(title());
    expect(link()).toBeNull();
  });

  it('leads to where the chosen region signs in, in another tab', async () => {
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
  ])('is there at once where the host %s the subdomain', async (_what, props) => {
    renderForm(props);
    await userEvent.click(title());
    await leadsTo('https://app.eu.itglue.com');
  });

  it('leads to the account whose address was given, until another region is chosen', async () => {
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

  it('are not spoken of where there are none', () => {
    render(withAddresses());
    expect(screen.queryByText(/restricts access by IP address/)).toBeNull();
  });

  it('are copied as the field of IT Glue takes them, and that is said', async () => {
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

  it('are left to the hand where the browser does not let them be copied', async () => {
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

  it('is shown by the first letters of the name where there is no logo', () => {
    renderForm({ onConnect: accepts, appName: 'Acme' });
    expect(screen.getByText('AC')).toBeVisible();
  });
});
