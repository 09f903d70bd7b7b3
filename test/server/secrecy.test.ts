// No answer contains the key, whatever goes wrong and however careless the host is.

import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type ConnectHandlerOptions,
  createConnectHandler,
} from '../../src/server/index.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';
import { shown } from '../support/shown.js';
import { credentials, post, textOf } from './post.js';

const itglue = setupServer(...itglueHandlers());
beforeAll(() => itglue.listen({ onUnhandledRequest: 'error' }));
afterEach(() => itglue.resetHandlers());
afterAll(() => itglue.close());

const { apiKey } = credentials;
const careless = (options: Partial<ConnectHandlerOptions<string>>) =>
  createConnectHandler({ authorize: () => 'customer-1', save: async () => {}, ...options });
const error = () => new Error(`Cannot store ${apiKey}`, { cause: { apiKey } });

describe('the key is in no answer', () => {
  it.each(Object.entries(testKeys).filter(([name]) => name !== 'slow'))(
    'when it is the one named %s',
    async (_, apiKey) => {
      for (const subdomain of ['api', 'api.eu', 'api.au']) {
        const answer = await textOf(await careless({})(post({ subdomain, apiKey })));
        expect(answer).not.toContain(apiKey);
      }
    },
  );

  it.each<[string, Partial<ConnectHandlerOptions<string>>]>([
    ['save throws it', { save: () => Promise.reject(error()) }],
    ['verify throws it', { verify: () => Promise.reject(error()) }],
    ['authorize throws it', { authorize: () => Promise.reject(error()) }],
    [
      'save throws a ConnectError that came from it',
      { save: () => Promise.reject(new ConnectError('unavailable', { cause: error() })) },
    ],
    ['save returns what it was given', { save: (given) => Promise.resolve(given) }],
    [
      'save returns the row',
      { save: (given) => Promise.resolve({ id: '1', ...given, key: given.apiKey, row: [given] }) },
    ],
    ['save takes it for the hint', { save: (given) => Promise.resolve({ keyHint: given.apiKey }) }],
    [
      'verify returns it',
      { verify: (given) => Promise.resolve({ organizationCount: 1, ...given, token: apiKey }) },
    ],
  ])('when %s', async (_, options) => {
    const answer = await textOf(await careless(options)(post()));
    expect(answer).toContain('no-store');
    expect(answer).not.toContain(apiKey);
  });

  it.each([
    ['is not JSON', `{"apiKey":"${apiKey}"`],
    ['lacks a subdomain', JSON.stringify({ apiKey })],
    ['is the key', apiKey],
    [
      'names the key in the place of a field',
      JSON.stringify({ ...credentials, subdomain: apiKey }),
    ],
    ['is too long', JSON.stringify({ ...credentials, note: ' '.repeat(5000) })],
  ])('when the body %s', async (_, body) => {
    const answer = await textOf(await careless({})(post(body)));
    expect(answer).toContain('invalid_request');
    expect(answer).not.toContain(apiKey);
  });

  it('when IT Glue sends it back', async () => {
    itglue.use(
      http.get('https://*.itglue.com/organizations', ({ request }) =>
        HttpResponse.json(
          { errors: [{ status: '403', detail: request.headers.get('x-api-key') }] },
          { status: 400 },
        ),
      ),
    );
    const answer = await textOf(await careless({})(post()));
    expect(answer).toContain('key_rejected');
    expect(answer).not.toContain(apiKey);
  });
});

it('the key is not written to the console, even if save throws it', async () => {
  const said: unknown[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => said.push(...words));
  }
  await careless({})(post());
  await careless({})(post({ subdomain: 'api', apiKey: testKeys.revoked }));
  expect(said).toEqual([]);

  const query = Object.assign(error(), { parameters: [apiKey], detail: `Row: ${apiKey}` });
  await careless({ save: () => Promise.reject(query) })(post());
  await careless({ save: () => Promise.reject(new Error(apiKey.slice(0, 9))) })(post());
  await careless({})(post(`{"apiKey":"${apiKey}"`));
  await careless({})(post(undefined, { headers: { origin: `https://${apiKey}.example` } }));
  await careless({})(post(undefined, { headers: { 'content-type': apiKey } }));
  vi.restoreAllMocks();
  expect(said).toHaveLength(5);
  expect(said.map(shown).join().toUpperCase()).not.toContain('ITG.');
  expect(String(said[0])).toMatch(/Cannot store \[API key\]\n +at /);
});
