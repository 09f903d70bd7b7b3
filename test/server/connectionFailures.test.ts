// The callbacks of createConnectionHandler fail, return nonsense, or are missing.

import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ConnectError, createConnectionHandler } from '../../src/server/index.js';
import { itglueHandlers } from '../../src/testing/index.js';
import {
  type Ask,
  connected,
  everyAsk,
  expectProblem,
  host,
  request,
  stored,
  withoutTypes,
} from './connectionHost.js';
import { credentials } from './post.js';

const itglue = setupServer(...itglueHandlers());
beforeAll(() => itglue.listen({ onUnhandledRequest: 'error' }));
afterEach(() => itglue.resetHandlers());
afterAll(() => itglue.close());

describe('a callback that fails', () => {
  const thrown = new Error(`no room for ${credentials.apiKey}`);
  const failing = () => Promise.reject(thrown);

  it.each<[Ask, string]>([
    ['connect', 'save'],
    ['show', 'load'],
    ['check', 'load'],
    ['check', 'record'],
    ['disconnect', 'remove'],
  ])('is a 500 without its message: %s, %s', async (name, callback) => {
    const { ask, onError } = connected('api.eu', { [callback]: failing });
    const response = await ask(name);
    expect(await response.clone().text()).not.toContain('room');
    await expectProblem(response, 500, 'unknown');
    expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, expect.any(Request), {
      attemptId: undefined,
    });
  });

  it('may choose the answer with a ConnectError', async () => {
    const load = () => Promise.reject(new ConnectError('not_allowed'));
    await expectProblem(await host({ load }).ask('show'), 403, 'not_allowed');
  });

  it.each<[string, unknown]>([
    ['true', true],
    ['false', false],
    ['a string', 'api.eu'],
    ['an empty object', {}],
    ['a bare connection', stored],
    ['a Response', Response.json({ connection: stored })],
    ['a region that does not exist', { connection: { ...stored, subdomain: 'api.us' } }],
    ['no way to the key', { connection: stored }],
    ['the key itself', { connection: stored, credentials }],
    ['an array', [{ connection: stored, credentials: () => credentials }]],
    [
      'an object that throws when read',
      {
        get connection(): never {
          throw new Error('trap');
        },
      },
    ],
  ])('is a 500 where load returns %s, and onError says what to return', async (_, loaded) => {
    for (const name of ['show', 'check'] as const) {
      const { ask, onError } = host(withoutTypes('load', async () => loaded));
      await expectProblem(await ask(name), 500, 'unknown');
      const [error] = onError.mock.calls[0] ?? [];
      expect(error).toBeInstanceOf(TypeError);
      expect(error.message).toMatch(/^load returned .*Return \{ connection: /);
      expect(error.message).not.toContain(credentials.apiKey);
    }
  });
});

describe('createConnectionHandler throws', () => {
  const whole = {
    authorize: () => 'customer-1',
    save: async () => {},
    load: async () => undefined,
    remove: async () => {},
  };

  it.each(['authorize', 'save', 'load', 'remove'])('without %s', (name) => {
    const given = { ...whole, [name]: undefined };
    const make = () => Function.prototype.call.call(createConnectionHandler, undefined, given);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`createConnectionHandler: ${name} is not a function.`);
    expect(make).toThrow('Pass createConnectionHandler({ authorize, save, load, remove }).');
  });

  it.each(['verify', 'record', 'onError'])('with a string as %s', (name) => {
    const given = { ...whole, [name]: 'yes' };
    const make = () => Function.prototype.call.call(createConnectionHandler, undefined, given);
    expect(make).toThrow(`createConnectionHandler: ${name} is not a function.`);
  });

  it('with an origin that is not one', () => {
    expect(() => createConnectionHandler({ ...whole, allowedOrigins: ['*'] })).toThrow(
      'createConnectionHandler: allowedOrigins contains "*"',
    );
  });
});

describe('a request whose sender is gone', () => {
  it.each(everyAsk)('is not reported: %s', async (name) => {
    const sender = new AbortController();
    const abort = async () => {
      sender.abort();
      throw new Error('too late');
    };
    const { handle, onError } = connected('api.eu', {
      save: abort,
      load: abort,
      remove: abort,
    });
    const response = await handle(request(name, {}, sender.signal));
    expect(response.status).toBe(500);
    expect(onError).not.toHaveBeenCalled();
  });
});
