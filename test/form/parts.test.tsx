// The classes and attributes of each part, state by state: hosts style by the classes, browsers read the attributes.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ConnectError } from '../../src/index.js';
import {
  accepts,
  button,
  connect,
  refusesWith,
  renderForm,
  slowHost,
} from '../support/renderForm.js';

/** The classes of the parts in the page. */
const parts = () =>
  new Set(
    [...document.querySelectorAll('[class]')]
      .flatMap(({ classList }) => [...classList])
      .filter((name) => name.startsWith('itglue-'))
      .map((name) => name.slice('itglue-'.length)),
  );

const editing =
  'badge badges button control description disclosure error field form guide handover hint label notice privacy reveal status submit title'.split(
    ' ',
  );

describe('the classes of the parts', () => {
  it('are there while the user fills in the form', () => {
    renderForm();
    expect(parts()).toEqual(new Set(editing));
  });

  it('are there with a locked subdomain', () => {
    renderForm({ onConnect: accepts, defaultSubdomain: 'api.eu', lockSubdomain: true });
    expect(parts()).toEqual(new Set(editing.filter((part) => part !== 'disclosure')));
  });

  it('are there with addresses to copy', () => {
    renderForm({ onConnect: accepts, egressAddresses: ['192.0.2.1'] });
    expect(parts()).toEqual(new Set([...editing, 'addresses']));
  });

  it('are there while connecting', async () => {
    renderForm({ onConnect: slowHost().onConnect });
    await connect();
    expect(parts()).toEqual(new Set(editing));
  });

  it('are there with a failure that has a way out', async () => {
    const failure = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.au' });
    renderForm({ onConnect: refusesWith(failure) });
    await connect();
    await screen.findByRole('group', { name: /./ });
    const others = editing.filter((part) => part !== 'description');
    expect(parts()).toEqual(new Set([...others, 'failure']));
  });

  it('are there once connected', async () => {
    renderForm({ onConnect: accepts, onDone: () => {} });
    await connect();
    await screen.findByRole('heading', { name: 'IT Glue is connected' });
    expect(button('Done')).toBeVisible();
    expect(parts()).toEqual(new Set(['connected', 'description', 'form', 'submit', 'title']));
  });
});

describe('the attributes of the form', () => {
  it('marks both fields as required, and an invalid one after a submit', async () => {
    const { container } = renderForm();
    const controls = () => [...container.querySelectorAll('[aria-required=true]')];
    expect(controls()).toHaveLength(2);
    expect(container.querySelectorAll('[data-invalid], [aria-invalid=true]')).toHaveLength(0);
    await userEvent.click(button('Connect'));
    const refused = () =>
      container.querySelectorAll('.itglue-field[data-invalid] [aria-invalid=true]');
    await waitFor(() => expect(refused()).toHaveLength(2));
  });

  it('validates the fields itself, without the browser’s messages', () => {
    const { container } = renderForm();
    expect(container.querySelector('form')).toHaveProperty('noValidate', true);
  });

  it('lets a script focus the result, but not Tab', async () => {
    renderForm({ onConnect: refusesWith(new ConnectError('key_rejected')) });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveProperty('tabIndex', -1);
  });
});

describe('the addresses to allow', () => {
  it('are separate from the words between them, and each is left to right', () => {
    const { container } = renderForm({
      onConnect: accepts,
      egressAddresses: ['192.0.2.1', '192.0.2.2'],
    });
    const addresses = [...container.querySelectorAll('.itglue-addresses bdi')];
    expect(addresses.map(({ textContent }) => textContent)).toEqual(['192.0.2.1', '192.0.2.2']);
  });
});
