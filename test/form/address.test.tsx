// The form reads the region from a sign-in address, in whichever field it is entered.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ConnectError, type ConnectEvent } from '../../src/index.js';
import {
  accepts,
  addressHelper,
  apiKey,
  button,
  connect,
  paste,
  refusesWith,
  renderForm,
  slowHost,
  subdomain,
} from '../support/renderForm.js';

const picked = () => screen.queryByText(/^Selected/);
const cannotTell = () => screen.queryByText(/That isn’t an IT Glue address/);
const openHelper = () => userEvent.click(screen.getByText('Not sure which subdomain?'));

describe('an address pasted into the key field', () => {
  it.each([
    ['https://acme.itglue.com/organizations', 'api', 'Global — app.itglue.com (api)'],
    ['https://acme.eu.itglue.com/', 'api.eu', 'Europe — app.eu.itglue.com (api.eu)'],
    ['app.au.itglue.com\n', 'api.au', 'Australia — app.au.itglue.com (api.au)'],
  ])('picks the region and is not inserted: %s', async (address, at, label) => {
    renderForm();
    await paste(address);
    expect(subdomain()).toHaveValue(at);
    expect(apiKey()).toHaveValue('');
    expect(picked()).toHaveTextContent(`Selected ${label}.`);
    expect(picked()).toHaveAttribute('role', 'status');
  });

  it('leaves the key that is already in the field', async () => {
    renderForm();
    await userEvent.type(apiKey(), 'ITG.abc_123');
    await paste('https://acme.eu.itglue.com');
    expect(apiKey()).toHaveValue('ITG.abc_123');
  });

  it('clears the error about a missing region', async () => {
    renderForm();
    await userEvent.click(button('Connect'));
    await screen.findByText('Choose your subdomain.');
    await paste('https://acme.eu.itglue.com');
    await waitFor(() => expect(screen.queryByText('Choose your subdomain.')).toBeNull());
    expect(subdomain()).toHaveAttribute('aria-invalid', 'false');
  });

  it('picks no region for an address outside itglue.com', async () => {
    renderForm();
    await paste('https://eu.itglue.com.example.net/');
    expect(subdomain()).toHaveValue('');
    expect(picked()).toBeNull();
  });
});

describe('the helper below the select', () => {
  it('changes nothing while connecting', async () => {
    renderForm(slowHost());
    await openHelper();
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    await userEvent.type(addressHelper(), 'https://acme.au.itglue.com');
    expect(addressHelper()).toHaveValue('');
    expect(subdomain()).toHaveValue('api.eu');
    expect(picked()).toBeNull();
    await userEvent.click(button('Cancel'));
    expect(subdomain()).toHaveValue('api.eu');
  });

  it('reads an address that is pasted', async () => {
    renderForm();
    await openHelper();
    await paste('https://acme.au.itglue.com/1234/docs', addressHelper());
    expect(subdomain()).toHaveValue('api.au');
    expect(picked()).toHaveTextContent('Australia');
  });

  it('reads a typed address when the user leaves the field', async () => {
    renderForm();
    await openHelper();
    await userEvent.type(addressHelper(), 'acme.eu.itglue.com');
    expect(subdomain()).toHaveValue('');
    await userEvent.tab();
    expect(subdomain()).toHaveValue('api.eu');
  });

  it('reads a typed address when the user presses Enter', async () => {
    renderForm();
    await openHelper();
    await userEvent.type(addressHelper(), 'acme.eu.itglue.com{Enter}');
    await waitFor(() => expect(subdomain()).toHaveValue('api.eu'));
    await waitFor(() => expect(screen.queryByText('Choose your subdomain.')).toBeNull());
  });

  it('says that it can’t read an address, and clears that message later', async () => {
    renderForm();
    await openHelper();
    await paste('https://docs.acme.example', addressHelper());
    expect(cannotTell()).toHaveAttribute('role', 'status');
    expect(subdomain()).toHaveValue('');
    await userEvent.clear(addressHelper());
    await userEvent.tab();
    expect(cannotTell()).toBeNull();
  });

  it("asks for the address after sign-in when given Kaseya's sign-in page", async () => {
    renderForm();
    await openHelper();
    await paste(
      'https://one.kaseya.com/connect/authorize?redirect_uri=https://acme.eu.itglue.com/',
      addressHelper(),
    );
    const notice = screen.getByText(/the Kaseya sign-in page.*copy the address again/);
    expect(notice).toHaveAttribute('role', 'status');
    expect(cannotTell()).toBeNull();
    expect(subdomain()).toHaveValue('');
    await userEvent.clear(addressHelper());
    await paste('https://acme.eu.itglue.com/', addressHelper());
    expect(notice).toBeEmptyDOMElement();
    expect(subdomain()).toHaveValue('api.eu');
  });

  it('shows no message if it is left empty', async () => {
    renderForm();
    await openHelper();
    await userEvent.click(addressHelper());
    await userEvent.tab();
    expect(cannotTell()).toBeNull();
  });

  it('reports a pasted address only once, also when the user then leaves the field', async () => {
    const events: ConnectEvent[] = [];
    renderForm({ onConnect: accepts, onEvent: (event) => events.push(event) });
    await openHelper();
    await paste('https://acme.eu.itglue.com', addressHelper());
    await userEvent.tab();
    expect(events.filter(({ type }) => type === 'subdomain_guessed')).toEqual([
      { type: 'subdomain_guessed', subdomain: 'api.eu' },
    ]);
  });

  it.each(['https://acme.eu.itglue.com\n', ' https://acme.eu.itglue.com'])(
    'reports an address only once, although the field shows it without the space or line break: %j',
    async (address) => {
      const events: ConnectEvent[] = [];
      renderForm({ onConnect: accepts, onEvent: (event) => events.push(event) });
      await openHelper();
      await userEvent.type(addressHelper(), 'acme ');
      addressHelper().setSelectionRange(0, 4);
      await userEvent.paste(address);
      await userEvent.tab();
      expect(events.filter(({ type }) => type === 'subdomain_guessed')).toHaveLength(1);
    },
  );

  it('does not change a region that the user chooses afterwards', async () => {
    renderForm();
    await openHelper();
    await paste('https://acme.eu.itglue.com', addressHelper());
    await userEvent.selectOptions(subdomain(), 'api.au');
    await userEvent.click(addressHelper());
    await userEvent.click(apiKey());
    expect(subdomain()).toHaveValue('api.au');
  });

  it('keeps showing a failure when the user only moves through the helper', async () => {
    renderForm({ onConnect: refusesWith(new ConnectError('key_rejected')) });
    await openHelper();
    await paste('https://acme.eu.itglue.com', addressHelper());
    await connect();
    await screen.findByRole('group', { name: /./ });
    await userEvent.click(addressHelper());
    await userEvent.click(apiKey());
    expect(screen.getByRole('group', { name: /./ })).toBeVisible();
  });
});

it('shows the notice about a picked region until another notice replaces it', async () => {
  renderForm();
  await paste('https://acme.eu.itglue.com');
  expect(picked()).toBeVisible();
  await paste('"ITG.abc_123"');
  expect(screen.getByText('Removed everything except the key.')).toBeVisible();
  expect(picked()).toBeNull();
});

it('clears a failure about the region when an address picks another one', async () => {
  const failure = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.au' });
  renderForm({ onConnect: refusesWith(failure) });
  await connect();
  await screen.findByRole('group', { name: /./ });
  await paste('https://acme.au.itglue.com');
  expect(screen.queryByRole('group', { name: /./ })).toBeNull();
  expect(subdomain()).toHaveValue('api.au');
});
