// The events that a host's analytics receives: each one once, in order, and never with the key.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { expect, it } from 'vitest';
import { ConnectError, type ConnectEvent, ConnectForm, type OnConnect } from '../../src/index.js';
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

it('reports every step to a connection, without the key', async () => {
  const slow = slowHost();
  const answers = [
    slow.onConnect,
    refusesWith(new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu' })),
    accepts,
  ];
  const attempts: string[] = [];
  const events = renderWithEvents((credentials, context) => {
    attempts.push(context.attemptId);
    return (answers.shift() ?? accepts)(credentials, context);
  });

  await userEvent.click(screen.getByText('Where do I find my subdomain and key?'));
  await waitFor(() => expect(events).toHaveLength(2));
  await paste('https://acme.itglue.com');
  await paste(`x-api-key: ${testKeys['api.eu']}`);
  await userEvent.click(button('Connect'));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  await userEvent.click(button('Connect'));
  await userEvent.click(await screen.findByRole('button', { name: 'Use api.eu and connect' }));
  await screen.findByRole('heading', { name: 'IT Glue is connected' });

  expect(new Set(attempts).size).toBe(3);
  for (const attempt of attempts) expect(attempt).toMatch(/^[0-9a-f]{16}$/);
  expect(events).toEqual([
    { type: 'opened' },
    { type: 'guide_opened' },
    { type: 'subdomain_guessed', subdomain: 'api' },
    { type: 'submitted', attemptId: attempts[0], subdomain: 'api' },
    { type: 'cancelled', attemptId: attempts[0] },
    { type: 'submitted', attemptId: attempts[1], subdomain: 'api' },
    {
      type: 'failed',
      attemptId: attempts[1],
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.eu',
    },
    { type: 'submitted', attemptId: attempts[2], subdomain: 'api.eu' },
    {
      type: 'connected',
      attemptId: attempts[2],
      connection: {
        subdomain: 'api.eu',
        organizationCount: 143,
        keyHint: testKeys['api.eu'].slice(-4),
      },
    },
  ]);
  expect(JSON.stringify(events)).not.toContain(testKeys['api.eu'].slice(0, -4));
});

it('reports a failure only by its code, whatever the host threw', async () => {
  const events = renderWithEvents(refusesWith(new Error(`no luck with ${testKeys['api.eu']}`)));
  await connect();
  await screen.findByRole('group', { name: /./ });
  expect(events.at(-1)).toEqual({
    type: 'failed',
    attemptId: expect.any(String),
    code: 'unknown',
  });
  expect(JSON.stringify(events)).not.toContain(testKeys['api.eu']);
});

it('reports which fields are invalid, and why', async () => {
  const events = renderWithEvents(accepts);
  await userEvent.click(button('Connect'));
  await connect('hunter2');
  await paste(`ITG.${'a'.repeat(600)}`);
  await userEvent.click(button('Connect'));
  await screen.findByText(/That’s too long/);
  expect(events).toEqual([
    { type: 'opened' },
    { type: 'refused', field: 'subdomain', reason: 'missing' },
    { type: 'refused', field: 'apiKey', reason: 'missing' },
    { type: 'refused', field: 'apiKey', reason: 'malformed' },
    { type: 'refused', field: 'apiKey', reason: 'too_long' },
  ]);
});

it('reports how far the user got when the form unmounts, and after how long', async () => {
  const events: ConnectEvent[] = [];
  const slow = slowHost();
  const { unmount } = renderForm({
    onConnect: slow.onConnect,
    onEvent: (event) => events.push(event),
  });
  await connect();
  await new Promise((resolve) => setTimeout(resolve, 20));
  unmount();
  await waitFor(() => expect(events.at(-1)?.type).toBe('closed'));
  const closed = events.at(-1);
  expect(closed).toEqual({ type: 'closed', phase: 'connecting', duration: expect.any(Number) });
  const duration = closed?.type === 'closed' ? closed.duration : 0;
  expect(duration).toBeGreaterThanOrEqual(20);
  expect(Number.isInteger(duration)).toBe(true);
});

it('does not report StrictMode’s extra unmount as closed', async () => {
  const events: ConnectEvent[] = [];
  render(
    <StrictMode>
      <ConnectForm onConnect={accepts} onEvent={(event) => events.push(event)} />
    </StrictMode>,
  );
  await waitFor(() => expect(events).toEqual([{ type: 'opened' }]));
});

it('reports once that the guide was opened, and nothing when it is closed', async () => {
  const events = renderWithEvents(accepts);
  await userEvent.click(screen.getByText('Where do I find my subdomain and key?'));
  await waitFor(() => expect(events).toHaveLength(2));
  await userEvent.click(screen.getByText('Where do I find my subdomain and key?'));
  await userEvent.selectOptions(subdomain(), 'api');
  expect(events).toEqual([{ type: 'opened' }, { type: 'guide_opened' }]);
});
