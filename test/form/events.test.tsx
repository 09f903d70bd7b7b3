// What a host's analytics hears: each thing once, in order, and never the key.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ConnectError, type ConnectEvent, type OnConnect } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import {
  accepts,
  button,
  connect,
  paste,
  refusesWith,
  renderForm,
  slowHost,
  subdomain,
} from '../support/renderForm.js';

function renderWithEvents(onConnect: OnConnect) {
  const events: ConnectEvent[] = [];
  renderForm({ onConnect, onEvent: (event) => events.push(event) });
  return events;
}

it('tells the whole way, without the key', async () => {
  const slow = slowHost();
  const answers = [
    slow.onConnect,
    refusesWith(new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu' })),
    accepts,
  ];
  const events = renderWithEvents((...asked) => (answers.shift() ?? accepts)(...asked));

  await userEvent.click(screen.getByText('Where do I find these?'));
  await waitFor(() => expect(events).toHaveLength(2));
  await paste('https://acme.itglue.com');
  await paste(`x-api-key: ${testKeys['api.eu']}`);
  await userEvent.click(button('Connect'));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  await userEvent.click(button('Connect'));
  await userEvent.click(await screen.findByRole('button', { name: 'Use api.eu and connect' }));
  await screen.findByRole('heading', { name: 'IT Glue is connected' });

  expect(events).toEqual([
    { type: 'opened' },
    { type: 'guide_opened' },
    { type: 'subdomain_guessed', subdomain: 'api' },
    { type: 'submitted', subdomain: 'api' },
    { type: 'cancelled' },
    { type: 'submitted', subdomain: 'api' },
    { type: 'failed', code: 'wrong_subdomain', suggestedSubdomain: 'api.eu' },
    { type: 'submitted', subdomain: 'api.eu' },
    {
      type: 'connected',
      connection: {
        subdomain: 'api.eu',
        organizationCount: 143,
        keyHint: testKeys['api.eu'].slice(-4),
      },
    },
  ]);
  expect(JSON.stringify(events)).not.toContain(testKeys['api.eu'].slice(0, -4));
});

it('tells of a failure by its code alone, whatever the host threw', async () => {
  const events = renderWithEvents(refusesWith(new Error(`no luck with ${testKeys['api.eu']}`)));
  await connect();
  await screen.findByRole('alert');
  expect(events.at(-1)).toEqual({ type: 'failed', code: 'unknown' });
  expect(JSON.stringify(events)).not.toContain(testKeys['api.eu']);
});

it('tells nothing of a submit that the form itself refuses', async () => {
  const events = renderWithEvents(accepts);
  await connect('hunter2');
  await screen.findByText(/That isn’t an IT Glue API key/);
  expect(events).toEqual([{ type: 'opened' }]);
});

it('tells once that the guide was opened, and nothing when it is closed', async () => {
  const events = renderWithEvents(accepts);
  await userEvent.click(screen.getByText('Where do I find these?'));
  await waitFor(() => expect(events).toHaveLength(2));
  await userEvent.click(screen.getByText('Where do I find these?'));
  await userEvent.selectOptions(subdomain(), 'api');
  expect(events).toEqual([{ type: 'opened' }, { type: 'guide_opened' }]);
});
