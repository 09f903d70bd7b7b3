// Tests with Nango's own client. A mock of Nango's API answers like the controllers of NangoHQ/nango.

import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import Nango from '@nangohq/frontend';
import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConnectError, type Credentials, type OnConnect } from '../../src/index.js';
import { nangoConnect } from '../../src/nango/index.js';

const apiKey = 'ITG.12cca334567890_123456vasfagas7890';
const credentials: Credentials = { subdomain: 'api.eu', apiKey };
const connectSessionToken = `nango_connect_session_${'0a'.repeat(32)}`;
const address = 'https://api.nango.dev/api-auth/api-key/itglue';
const connected = { connectionId: 'f2c1', providerConfigKey: 'itglue' };

let requests: Request[] = [];
const server = setupServer();
server.events.on('request:start', ({ request }) => {
  requests.push(request.clone());
});

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  requests = [];
});
afterAll(() => server.close());

const answers = (status: number, body: Parameters<typeof HttpResponse.json>[0]) =>
  server.use(http.post(address, () => HttpResponse.json(body, { status })));

/** Also checks that the form accepts the type of `nangoConnect`'s result. */
const onConnect = (client: Parameters<typeof nangoConnect>[0] = session()) =>
  nangoConnect(client, 'itglue') satisfies OnConnect;

const session = () => new Nango({ connectSessionToken });
const context = () => ({ signal: new AbortController().signal });

/** Resolves to the error of the attempt. */
async function failure(connect = onConnect()): Promise<ConnectError> {
  try {
    await connect(credentials, context());
  } catch (error) {
    if (error instanceof ConnectError) return error;
    throw error;
  }
  throw new Error('It connected');
}

describe('nangoConnect', () => {
  it('passes the credentials to Nango, with the key in the body', async () => {
    answers(200, connected);
    await onConnect()(credentials, context());
    const [request] = requests;
    expect(requests).toHaveLength(1);
    expect(await request?.json()).toEqual({ apiKey });
    expect(Object.fromEntries(new URL(request?.url ?? '').searchParams)).toEqual({
      'params[subdomain]': 'api.eu',
      connect_session_token: connectSessionToken,
    });
  });

  it('resolves to the connection with Nango’s id', async () => {
    answers(200, connected);
    const connection = await onConnect()(credentials, context());
    expect(connection).toEqual({ subdomain: 'api.eu', id: 'f2c1' });
  });

  it('creates a new client at each attempt, because a session token expires', async () => {
    answers(200, connected);
    const tokens = ['1b', '2c'].map((byte) => `nango_connect_session_${byte.repeat(32)}`);
    const connect = onConnect(
      vi
        .fn<() => Promise<Nango>>()
        .mockResolvedValueOnce(new Nango({ connectSessionToken: tokens[0] ?? '' }))
        .mockResolvedValueOnce(new Nango({ connectSessionToken: tokens[1] ?? '' })),
    );
    await connect(credentials, context());
    await connect(credentials, context());
    expect(
      requests.map(({ url }) => new URL(url).searchParams.get('connect_session_token')),
    ).toEqual(tokens);
  });

  it('passes on an error of the host’s client function unchanged', async () => {
    const refusal = new ConnectError('not_allowed');
    const connecting = onConnect(() => Promise.reject(refusal))(credentials, context());
    await expect(connecting).rejects.toBe(refusal);
  });
});

describe('an answer of Nango', () => {
  it.each([
    // Answers about the key, first those of Nango's own check.
    [400, 'connection_test_failed', 'key_rejected'],
    [400, 'connection_validation_failed', 'key_rejected'],
    [400, 'resource_capped', 'not_allowed'],
    [400, 'integration_not_allowed', 'not_allowed'],
    [400, 'invalid_auth_mode', 'unknown'],
    [400, 'invalid_connection', 'unknown'],
    [400, 'invalid_body', 'unknown'],
    [400, 'invalid_query_params', 'unknown'],
    [400, 'invalid_uri_params', 'unknown'],
    [404, 'unknown_provider_config', 'unknown'],
    [404, 'unknown_provider_template', 'unknown'],
    [500, 'server_error', 'unknown'],
    [500, 'generic_error_support', 'unknown'],
    // Answers about the session.
    [401, 'unknown_connect_session_token', 'not_allowed'],
    [401, 'invalid_connect_session_token_format', 'not_allowed'],
    [401, 'unknown_account', 'unknown'],
    [401, 'missing_public_key', 'unknown'],
    [401, 'deprecated_authentication', 'unknown'],
    [429, 'too_many_request', 'rate_limited'],
  ])('%i %s is shown as %s', async (status, type, code) => {
    answers(status, { error: { code: type, message: 'In Nango’s words', payload: {} } });
    expect(await failure()).toMatchObject({ code, cause: type });
  });

  it('gives the wait, which Nango counts per minute', async () => {
    answers(429, { error: { code: 'too_many_request', method: 'POST', path: '/api-auth' } });
    expect(await failure()).toMatchObject({ code: 'rate_limited', retryAfter: 60 });
  });

  it('is unknown for a client without a token', async () => {
    const error = await failure(onConnect(new Nango()));
    expect(error).toMatchObject({ code: 'unknown', cause: 'missing_auth_token' });
    expect(requests).toHaveLength(0);
  });

  it('is offline if Nango can’t be reached', async () => {
    server.use(http.post(address, () => HttpResponse.error()));
    expect(await failure()).toMatchObject({ code: 'offline' });
  });

  it('is unavailable if a proxy answers in Nango’s place', async () => {
    server.use(
      http.post(address, () => HttpResponse.html('<h1>Bad Gateway</h1>', { status: 502 })),
    );
    expect(await failure()).toMatchObject({ code: 'unavailable' });
  });

  it('is not a success if it lacks the connection', async () => {
    answers(200, {});
    expect(await failure()).toMatchObject({ code: 'unknown' });
  });

  it.each([
    [
      'a message of Nango',
      () => HttpResponse.json(errorBody({ code: 'server_error' }), { status: 400 }),
    ],
    ['an invalid name', () => HttpResponse.json(errorBody({ code: apiKey }), { status: 400 })],
    ['a page', () => HttpResponse.text(apiKey, { status: 403 })],
    ['broken JSON', () => HttpResponse.text(`{"error":${apiKey}}`, { status: 400 })],
    ['a success that is not JSON', () => HttpResponse.text(apiKey)],
  ])('keeps the key out of the error, even if Nango sends it back: %s', async (_, resolver) => {
    server.use(http.post(address, resolver));
    const error = await failure();
    const written = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
    for (let start = 0; start + 8 <= apiKey.length; start++) {
      expect(written).not.toContain(apiKey.slice(start, start + 8));
    }
  });

  const errorBody = (error: { code: string }) => ({
    error: { ...error, message: `Received ${apiKey}`, payload: { apiKey } },
  });
});

describe('an aborted signal', () => {
  const reason = new DOMException('The user cancelled', 'AbortError');

  it('does not even create a client if it is aborted beforehand', async () => {
    const client = vi.fn(session);
    const connecting = onConnect(client)(credentials, { signal: AbortSignal.abort(reason) });
    await expect(connecting).rejects.toBe(reason);
    expect(client).not.toHaveBeenCalled();
  });

  it('sends nothing if it is aborted while the host creates a client', async () => {
    const controller = new AbortController();
    let give = (_client: Nango) => {};
    const client = new Promise<Nango>((resolve) => {
      give = resolve;
    });
    const connecting = onConnect(() => client)(credentials, controller);
    controller.abort(reason);
    await expect(connecting).rejects.toBe(reason);
    give(session());
    await delay(10);
    expect(requests).toHaveLength(0);
  });

  it.each([
    ['connects', 200, connected],
    ['refuses', 400, { error: { code: 'connection_test_failed' } }],
  ])('rejects at once, and ignores it when Nango %s later', async (_, status, body) => {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    server.use(
      http.post(address, async () => {
        await asked;
        return HttpResponse.json(body, { status });
      }),
    );
    const controller = new AbortController();
    const connecting = onConnect()(credentials, controller);
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    controller.abort(reason);
    await expect(connecting).rejects.toBe(reason);
    // A rejection that nobody handles would fail the run.
    answer();
    await delay(10);
  });

  it('has no listener when the attempt is over', async () => {
    answers(200, connected);
    const { signal } = context();
    const connecting = onConnect()(credentials, { signal });
    expect(getEventListeners(signal, 'abort').length).toBeGreaterThan(0);
    await connecting;
    await vi.waitFor(() => expect(getEventListeners(signal, 'abort')).toHaveLength(0));
  });
});
