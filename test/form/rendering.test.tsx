// Typing in one field renders nothing else.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { type ClassNames, ConnectForm } from '../../src/index.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';

/** Renders the form with a record of what it renders: each part asks for its classes when it does. */
function renderWatched() {
  const rendered: string[] = [];
  const classNames = new Proxy<ClassNames>(
    {},
    {
      get(_target, part) {
        rendered.push(String(part));
        return undefined;
      },
    },
  );
  render(<ConnectForm onConnect={accepts} classNames={classNames} />);
  const times = (part: string) => rendered.filter((one) => one === part).length;
  return {
    forget: () => rendered.splice(0),
    form: () => times('form'),
    guide: () => times('guide'),
    addressHelper: () => times('disclosure'),
    keyField: () => times('reveal'),
    subdomainField: () => times('field') - times('reveal'),
  };
}

it('renders nothing but the key field, if anything, for a character of the key', async () => {
  const renders = renderWatched();
  await userEvent.click(apiKey());
  renders.forget();
  await userEvent.keyboard('ITG.abc_123');
  expect(renders.form()).toBe(0);
  expect(renders.guide()).toBe(0);
  expect(renders.addressHelper()).toBe(0);
  expect(renders.subdomainField()).toBe(0);
  expect(renders.keyField()).toBeLessThanOrEqual(1);
});

it('renders nothing but the key field, once a character, when the key was refused before', async () => {
  const renders = renderWatched();
  await userEvent.selectOptions(subdomain(), 'api');
  await userEvent.click(button('Connect'));
  await screen.findByText('Paste your API key.');
  await waitFor(() => expect(apiKey()).toHaveFocus());
  renders.forget();
  await userEvent.keyboard('ITG.abc_12');
  await waitFor(() => expect(apiKey()).toBeValid());
  expect(renders.form()).toBe(0);
  expect(renders.guide()).toBe(0);
  expect(renders.subdomainField()).toBe(0);
  expect(renders.keyField()).toBeLessThanOrEqual(10);
});

it('renders nothing but its field and the guide when a region is chosen', async () => {
  const renders = renderWatched();
  await userEvent.click(subdomain());
  renders.forget();
  await userEvent.selectOptions(subdomain(), 'api');
  expect(renders.form()).toBe(0);
  expect(renders.keyField()).toBe(0);
  expect(renders.guide()).toBeLessThanOrEqual(1);
  expect(renders.subdomainField()).toBeLessThanOrEqual(1);
});
