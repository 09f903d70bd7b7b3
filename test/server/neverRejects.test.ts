// The handler answers, whatever the host's callbacks throw or return.

import { describe, expect, it } from 'vitest';
import { ConnectError } from '../../src/server/index.js';
import { attempt } from './attempt.js';
import { post } from './post.js';

describe('the handler never rejects', () => {
  const throwing = (name: string) =>
    Object.defineProperty(new ConnectError('unavailable'), name, {
      get() {
        throw new Error('trap');
      },
    });
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trap');
      },
    },
  );

  it.each<[string, () => unknown]>([
    ['an unknown code', () => Object.assign(new ConnectError('unknown'), { code: 'nope' })],
    [
      'a code that is a property of every object',
      () => Object.assign(new ConnectError('unknown'), { code: 'toString' }),
    ],
    ['no code', () => Object.assign(new ConnectError('unknown'), { code: undefined })],
    ['a code that throws', () => throwing('code')],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a string', () => 'nope'],
    ['a proxy that throws', () => hostile],
    ['a promise', () => Promise.resolve()],
  ])('when a step throws %s', async (_, thrown) => {
    for (const step of ['authorize', 'verify', 'save']) {
      const options = {
        [step]: async () => {
          throw thrown();
        },
      };
      const { response, onError } = await attempt(post(), options);
      expect(response.status).toBe(step === 'authorize' ? 403 : 500);
      expect(onError).toHaveBeenCalledOnce();
    }
  });

  it('when a step throws a ConnectError whose retryAfter throws, which is left out', async () => {
    for (const step of ['verify', 'save']) {
      const options = { [step]: () => Promise.reject(throwing('retryAfter')) };
      const { response, onError } = await attempt(post(), options);
      expect(response.status).toBe(502);
      expect(response.headers.has('retry-after')).toBe(false);
      expect(onError).toHaveBeenCalledOnce();
    }
  });

  it('when save returns a field that throws, which is left out', async () => {
    const save = async () => ({
      get id() {
        throw new Error('trap');
      },
      connectedAt: '2026-11-02T10:00:00.000Z',
    });
    const { response } = await attempt(post(), { save });
    expect(response.status).toBe(200);
    const { connection } = await response.json();
    expect(connection).toMatchObject({ connectedAt: '2026-11-02T10:00:00.000Z' });
    expect(connection).not.toHaveProperty('id');
  });

  it.each<[string, object]>([
    ['of another copy of the package', { name: 'ConnectError', code: 'unavailable' }],
    [
      'with fields that cannot be sent',
      { name: 'ConnectError', code: 'unavailable', retryAfter: Number.NaN, suggestedSubdomain: 1n },
    ],
  ])('when save throws a ConnectError %s, and uses its code', async (_, fields) => {
    const save = () => Promise.reject(Object.assign(new Error(), fields));
    const { response } = await attempt(post(), { save });
    expect(response.status).toBe(502);
    expect(response.headers.has('retry-after')).toBe(false);
    expect(await response.json()).toStrictEqual({
      type: 'urn:itglue-connect:unavailable',
      title: expect.any(String),
      status: 502,
      code: 'unavailable',
    });
  });

  it.each<[string, object]>([
    [
      'verify returns a proxy',
      {
        verify: async () => ({
          get organizationCount() {
            throw new Error('trap');
          },
        }),
      },
    ],
    [
      'onError throws',
      {
        save: () => Promise.reject(new Error()),
        onError: () => {
          throw new Error();
        },
      },
    ],
    [
      'onError rejects',
      {
        save: () => Promise.reject(new Error()),
        onError: async () => {
          throw new Error();
        },
      },
    ],
  ])('when %s', async (_, options) => {
    expect((await attempt(post(), options)).response.status).toBe(500);
  });

  it('when the request has no signal, or one that throws', async () => {
    for (const get of [
      () => undefined,
      () => {
        throw new TypeError('Body is unusable');
      },
    ]) {
      const request = Object.defineProperty(post(), 'signal', { get });
      expect((await attempt(request)).response.status).toBe(200);
    }
  });
});
