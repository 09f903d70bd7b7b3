// A card that waits for someone to use a connect link.

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ConnectionCard, type ConnectionCardProps, type LinkToSend } from '../../src/index.js';

const link: LinkToSend = {
  url: 'https://app.acme.example/connect-itglue#token',
  id: 'link-1',
  issuedAt: '2026-11-27T12:30:00Z',
  expiresAt: '2026-12-04T12:30:00Z',
};

const card = (props: Partial<ConnectionCardProps> = {}) => (
  <ConnectionCard
    appName="Acme"
    connection={undefined}
    onConnect={async () => {}}
    sentLink={link}
    {...props}
  />
);
const buttons = () => screen.getAllByRole('button').map((one) => one.textContent);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('shows when the link was sent and when it expires', () => {
  render(card());
  expect(screen.getByText(/^Waiting for the administrator since/)).toHaveTextContent(
    /since November 27, 2026 at .*\. The link works once, until December 4, 2026 at /,
  );
  expect(buttons()).toEqual(['Copy link', 'Connect']);
});

it('shows a link without a date', () => {
  render(card({ sentLink: { url: link.url, expiresAt: 'soon' } }));
  expect(screen.getByText('Waiting for the administrator.')).toBeVisible();
});

it('copies the link again', async () => {
  userEvent.setup();
  render(card());
  await press('Copy link');
  expect(await screen.findByText('Copied')).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe(link.url);
});

it('revokes the link once', async () => {
  let finish = () => {};
  const onRevokeLink = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const { rerender } = render(card({ onRevokeLink }));
  const takeBack = screen.getByRole('button', { name: 'Take back the link' });
  expect(takeBack).toHaveAttribute('aria-disabled', 'false');
  await press('Take back the link');
  expect(takeBack).toHaveAttribute('aria-disabled', 'true');
  expect(screen.queryByRole('alert')).toBeNull();
  await press('Take back the link');
  expect(onRevokeLink).toHaveBeenCalledExactlyOnceWith(link);
  finish();
  rerender(card({ onRevokeLink, sentLink: null }));
  expect(screen.queryByText(/Waiting for/)).toBeNull();
});

it('says that a link still works if it can’t be revoked', async () => {
  const error = new Error('no');
  const onError = vi.fn();
  render(card({ onRevokeLink: () => Promise.reject(error), onError }));
  await press('Take back the link');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The link couldn’t be taken back. It still works.',
  );
  expect(onError).toHaveBeenCalledExactlyOnceWith(error);
});

it('does without the address, which a host need not store', () => {
  const { url: _, ...stored } = link;
  const { rerender } = render(card({ sentLink: stored }));
  expect(buttons()).toEqual(['Connect']);
  rerender(card({ sentLink: stored, onRevokeLink: () => {} }));
  expect(buttons()).toEqual(['Take back the link', 'Connect']);
});

describe('a link that was just created', () => {
  const created = (props: Partial<ConnectionCardProps> = {}) =>
    card({ sentLink: undefined, createLink: async () => link, ...props });
  async function createAndClose() {
    await press('Connect');
    await press('Send them a link');
    await screen.findByLabelText('Link to send');
    await press('Close');
  }

  it('is waited for, until it is taken back', async () => {
    render(created({ onRevokeLink: () => {} }));
    await createAndClose();
    expect(screen.getByText(/^Waiting for the administrator/)).toBeVisible();
    await press('Take back the link');
    expect(screen.queryByText(/Waiting for/)).toBeNull();
  });

  it('is still waited for if it can’t be taken back', async () => {
    render(created({ onRevokeLink: () => Promise.reject(new Error('no')) }));
    await createAndClose();
    await press('Take back the link');
    expect(screen.getByText(/^Waiting for the administrator/)).toBeVisible();
  });

  it('is not waited for again after a disconnect', async () => {
    const { rerender } = render(created());
    await createAndClose();
    rerender(created({ connection: { subdomain: 'api.eu' } }));
    rerender(created());
    expect(screen.queryByText(/Waiting for/)).toBeNull();
  });

  it('is forgotten once the host passes a link of its own', async () => {
    const { rerender } = render(created());
    await createAndClose();
    rerender(created({ sentLink: link }));
    rerender(created());
    expect(screen.queryByText(/Waiting for/)).toBeNull();
  });

  it('is not shown by a host that says there is none', async () => {
    render(created({ sentLink: null }));
    await createAndClose();
    expect(screen.queryByText(/Waiting for/)).toBeNull();
  });

  it('is not waited for if it is no link', async () => {
    // @ts-expect-error A host without types may return anything.
    render(created({ createLink: async () => ({}) }));
    await press('Connect');
    await press('Send them a link');
    expect(await screen.findByText('The link couldn’t be created.')).toBeVisible();
    await press('Close');
    expect(screen.queryByText(/Waiting for/)).toBeNull();
  });
});

it('has no buttons for a user who may only view it', () => {
  render(card({ readOnly: true, onRevokeLink: () => {} }));
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.getByText(/^Waiting for the administrator/)).toBeVisible();
});

it('shows the connection once it is connected', () => {
  const { rerender } = render(card());
  rerender(card({ connection: { subdomain: 'api.eu' } }));
  expect(screen.getByRole('heading')).toHaveTextContent('IT Glue Connected');
  expect(screen.queryByText(/Waiting for/)).toBeNull();
});
