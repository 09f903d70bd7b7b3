// From the form through the host's server to IT Glue and back. Only the network is mocked.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Credentials, postTo } from '../../src/index.js';
import { createConnectHandler, verifyCredentials } from '../../src/server/index.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';
import { connect, renderForm } from '../support/renderForm.js';

const saved: Credentials[] = [];
let allowed = true;

const answerConnect = createConnectHandler({
  authorize: async () => (allowed ? 'someone' : new Response(null, { status: 403 })),
  save: async (credentials) => {
    saved.push(credentials);
    return { id: '7' };
  },
  // Shorter than the mock's slow answer, and than a test's timeout.
  verify: (credentials, { signal }) => verifyCredentials(credentials, { signal, timeout: 200 }),
});

const server = setupServer(
  ...itglueHandlers(),
  http.post('*/api/itglue/connect', ({ request }) => answerConnect(request)),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  saved.length = 0;
  allowed = true;
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const renderPosting = () => renderForm({ onConnect: postTo('/api/itglue/connect') });

it('connects, and the host saves the key', async () => {
  renderPosting();
  await connect();
  expect(await screen.findByText('Europe (api.eu) · 143 organizations')).toBeVisible();
  expect(saved).toEqual([{ subdomain: 'api.eu', apiKey: testKeys['api.eu'] }]);
});

it('finds the region of a key, and connects to it', async () => {
  renderPosting();
  await connect(testKeys['api.au'], 'api');
  await userEvent.click(await screen.findByRole('button', { name: 'Use api.au and connect' }));
  expect(await screen.findByText('Australia (api.au) · 1 organization')).toBeVisible();
  expect(saved).toEqual([{ subdomain: 'api.au', apiKey: testKeys['api.au'] }]);
});

it.each([
  ['revoked', 'IT Glue didn’t accept this key'],
  ['rateLimited', 'IT Glue is rate-limiting this account'],
  ['unavailable', 'IT Glue isn’t available right now'],
  ['notJsonApi', 'IT Glue isn’t available right now'],
  ['slow', 'IT Glue took too long to respond'],
] as const)('tells why a key does not work: %s', async (name, title) => {
  renderPosting();
  await connect(testKeys[name]);
  expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(title);
  expect(saved).toEqual([]);
});

it('says how long to wait before trying again', async () => {
  renderPosting();
  await connect(testKeys.rateLimited);
  await waitFor(() => expect(screen.getByText(/^0:4\d$/)).toBeVisible());
});

it('refers a user without permission to an administrator', async () => {
  allowed = false;
  renderPosting();
  await connect();
  expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
    'You don’t have permission to connect IT Glue',
  );
  expect(saved).toEqual([]);
});
