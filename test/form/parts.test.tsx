// What each part bears in the page, state by state: the classes that hosts style by, and what browsers go by.

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

/** The parts in the page, by their classes. */
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
  it('are there while filling in', () => {
    renderForm();
    expect(parts()).toEqual(new Set(editing));
  });

  it('are there with a subdomain that is certain', () => {
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
    await screen.findByRole('alert');
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

describe('what is told of the fields', () => {
  it('says that both are needed, and which is invalid once it was refused', async () => {
    const { container } = renderForm();
    const controls = () => [...container.querySelectorAll('[aria-required=true]')];
    expect(controls()).toHaveLength(2);
    expect(container.querySelectorAll('[data-invalid], [aria-invalid=true]')).toHaveLength(0);
    await userEvent.click(button('Connect'));
    const refused = () =>
      container.querySelectorAll('.itglue-field[data-invalid] [aria-invalid=true]');
    await waitFor(() => expect(refused()).toHaveLength(2));
  });

  it('leaves the refusals to the form, not to the browser', () => {
    const { container } = renderForm();
    expect(container.querySelector('form')).toHaveProperty('noValidate', true);
  });

  it('focuses what happened by script, and never by Tab', async () => {
    renderForm({ onConnect: refusesWith(new ConnectError('key_rejected')) });
    await connect();
    expect(await screen.findByRole('alert')).toHaveProperty('tabIndex', -1);
  });
});

describe('the addresses to let in', () => {
  it('stand apart from the words between them, each left to right by itself', () => {
    const { container } = renderForm({
      onConnect: accepts,
      egressAddresses: ['192.0.2.1', '192.0.2.2'],
    });
    const addresses = [...container.querySelectorAll('.itglue-addresses bdi')];
    expect(addresses.map(({ textContent }) => textContent)).toEqual(['192.0.2.1', '192.0.2.2']);
  });
});
