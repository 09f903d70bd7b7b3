// Who may connect: `authorize` allows a request only by returning a value.

import { createContext, runInContext } from 'node:vm';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { ConnectError, createConnectHandler, Refusal } from '../../src/server/index.js';
import { origin, post } from './post.js';

/** Posts to a handler with this `authorize`, without types, as JavaScript would. */
async function attempt(authorize: () => unknown) {
  const save = vi.fn(async () => {});
  const verify = vi.fn(async () => ({ organizationCount: 1 }));
  const onError = vi.fn();
  const options = { authorize: () => true as const, save, verify, onError };
  Reflect.set(options, 'authorize', authorize);
  const request = post();
  const response = await createConnectHandler(options)(request);
  const error: unknown = onError.mock.calls[0]?.[0];
  const message = error instanceof Error ? error.message : undefined;
  return { response, request, save, verify, onError, error, message };
}

function expectProblem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
}

describe('authorize says yes', () => {
  it.each<[string, unknown]>([
    ['an object', { customerId: 'customer-1' }],
    ['an empty object', {}],
    ['an object without a prototype', Object.create(null)],
    ['an object with a status of its own', { id: 7, status: 1 }],
    ['an object with headers of its own', { headers: { cookie: 'user=1' } }],
    ['a list', ['customer-1']],
    ['true', true],
    ['a string', 'customer-1'],
    ['a number', 7],
    ['a promise of one', Promise.resolve('customer-1')],
  ])('with %s', async (_, value) => {
    const { response, save, onError } = await attempt(() => value);
    expect(response.status).toBe(200);
    expect(save).toHaveBeenCalledExactlyOnceWith(
      expect.anything(),
      { organizationCount: 1 },
      await value,
      { signal: expect.any(AbortSignal), connection: expect.any(Object) },
    );
    expect(onError).not.toHaveBeenCalled();
  });

  it('after it has seen the request', async () => {
    const authorize = vi.fn(() => 'customer-1');
    const request = post();
    await createConnectHandler({
      authorize,
      verify: async () => ({ organizationCount: 1 }),
      save: async () => {},
    })(request);
    expect(authorize).toHaveBeenCalledExactlyOnceWith(request);
  });
});

describe('authorize says no', () => {
  it.each<[string, unknown, string]>([
    ['false', false, 'returned false'],
    ['null', null, 'returned null'],
    ['undefined', undefined, 'returned undefined'],
    ['an empty string', '', 'returned an empty string'],
    ['0', 0, 'returned 0'],
    ['NaN', Number.NaN, 'returned NaN'],
    ['a bigint', 7n, 'type bigint'],
    ['a symbol', Symbol('yes'), 'type symbol'],
    ['a function', () => true, 'a function, which was not called'],
    ['an error', new Error('nobody'), 'an Error, which was not thrown'],
    ['an error of another realm', runInContext('new Error()', createContext()), 'an Error'],
    ['a promise of false', Promise.resolve(false), 'returned false'],
  ])('with %s, and onError says which value it was', async (_, value, named) => {
    const { response, request, save, verify, onError, error, message } = await attempt(() => value);
    expectProblem(response, 403);
    expect(await response.json()).toMatchObject({ code: 'not_allowed', status: 403 });
    expect(save).not.toHaveBeenCalled();
    expect(verify).not.toHaveBeenCalled();
    expect(request.bodyUsed).toBe(false);
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(Refusal), request, {
      attemptId: undefined,
    });
    expect(error).toMatchObject({ status: 403, authorized: false });
    expect(message).toContain(`authorize returned`);
    expect(message).toContain(named);
    expect(message).toContain('Return who is asking');
  });

  it.each<[string, () => unknown, unknown]>([
    ['a rejection', () => Promise.reject(new Error('nobody')), new Error('nobody')],
    ['an exception', thrower(new Error('nobody')), new Error('nobody')],
    ['a thrown string', thrower('nobody'), 'nobody'],
    ['nothing thrown', thrower(undefined), undefined],
    ['a ConnectError', thrower(new ConnectError('not_allowed')), expect.any(ConnectError)],
    ['a thrown Response', thrower(new Response(null, { status: 401 })), expect.any(Response)],
  ])('with %s, and the answer does not show it', async (_, authorize, thrown) => {
    const { response, request, save, onError } = await attempt(authorize);
    expectProblem(response, 403);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'not_allowed', status: 403 });
    expect(text).not.toContain('nobody');
    expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, request, { attemptId: undefined });
    expect(save).not.toHaveBeenCalled();
  });

  it.each([400, 401, 403, 404, 429, 500])(
    'with a Response of %d, which is the answer',
    async (status) => {
      const no = new Response('Sign in first', {
        status,
        headers: { 'www-authenticate': 'Cookie' },
      });
      const { response, request, save, verify, onError } = await attempt(() => no);
      expect(response).toBe(no);
      expect(save).not.toHaveBeenCalled();
      expect(verify).not.toHaveBeenCalled();
      expect(request.bodyUsed).toBe(false);
      // The host has said so itself.
      expect(onError).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['a redirect', Response.redirect(`${origin}/login`, 302)],
    ['a permanent redirect', Response.redirect(`${origin}/login`, 308)],
    ['a success', Response.json({ connection: { subdomain: 'api' } })],
    ['a success without a body', new Response(null, { status: 204 })],
    ['a network error', Response.error()],
  ])('with %s, which becomes a 403', async (_, no) => {
    const { response, save, error, message } = await attempt(() => no);
    expectProblem(response, 403);
    expect(response.headers.has('location')).toBe(false);
    expect(await response.json()).toMatchObject({ code: 'not_allowed', status: 403 });
    expect(save).not.toHaveBeenCalled();
    expect(error).toBeInstanceOf(Refusal);
    expect(message).toContain(`a Response with status ${no.status}`);
  });
});

describe('a Response that is not of this platform', () => {
  const shape = (fields: object) => ({
    status: 401,
    headers: new Headers({ 'www-authenticate': 'Cookie' }),
    arrayBuffer: async () => new TextEncoder().encode('Sign in first').buffer,
    ...fields,
  });

  it('is sent as one of this platform, with all of its cookies', async () => {
    const headers = new Headers({ 'content-encoding': 'gzip', 'content-length': '5', a: 'b' });
    headers.append('set-cookie', 'a=1; Expires=Wed, 25 Nov 2026 00:00:00 GMT');
    headers.append('set-cookie', 'b=2');
    const { response, save, onError } = await attempt(() =>
      shape({ headers, statusText: 'Who are you' }),
    );
    expect(response).toBeInstanceOf(Response);
    expect(response.status).toBe(401);
    expect(response.statusText).toBe('Who are you');
    expect(await response.text()).toBe('Sign in first');
    expect(response.headers.get('a')).toBe('b');
    expect(response.headers.getSetCookie()).toEqual(headers.getSetCookie());
    // The body is not packed any more.
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(response.headers.has('content-length')).toBe(false);
    expect(save).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });

  it.each<[string, number, object]>([
    ['without a body', 401, shape({ arrayBuffer: undefined })],
    ['whose body was used', 401, shape({ bodyUsed: true })],
    ['whose body is locked', 401, shape({ body: { locked: true } })],
    ['whose body breaks off', 401, shape({ arrayBuffer: () => Promise.reject(new Error()) })],
    ['with headers in an object, as of axios', 401, shape({ headers: { a: 'b' } })],
    ['with headers that are none', 401, shape({ headers: { get() {}, forEach: null } })],
    ['with a status that there is not', 403, shape({ status: 1000 })],
    ['with a status that is no number', 403, shape({ status: Number.NaN })],
    ['with a success', 403, shape({ status: 200 })],
  ])('%s is still a no', async (_, status, no) => {
    const { response, save, error, message } = await attempt(() => no);
    expectProblem(response, status);
    expect(await response.json()).toMatchObject({ code: 'not_allowed', status });
    expect(save).not.toHaveBeenCalled();
    expect(error).toBeInstanceOf(Refusal);
    expect(message).toContain('authorize returned a Response');
  });

  it.each(['status', 'headers'])('that throws when asked for its %s is a no', async (name) => {
    const trap = Object.defineProperty(shape({}), name, { get: thrower(new Error('trap')) });
    const { response, save, error } = await attempt(() => trap);
    expectProblem(response, 403);
    expect(save).not.toHaveBeenCalled();
    expect(error).toEqual(new Error('trap'));
  });

  it('whose body is already read is a no, as is one of this platform', async () => {
    const no = new Response('Sign in first', { status: 401 });
    await no.text();
    const { response, save, message } = await attempt(() => no);
    expectProblem(response, 401);
    expect(save).not.toHaveBeenCalled();
    expect(message).toContain('whose body was not read');
  });
});

it('passes the context to save with its type, and refuses other return types', () => {
  const save = async () => {};
  createConnectHandler({
    authorize: async (request) =>
      request.headers.has('cookie')
        ? { customerId: 'customer-7', isAdministrator: true }
        : new Response(null, { status: 401 }),
    save: async (_credentials, _verification, context, { signal }) => {
      expectTypeOf(context).toEqualTypeOf<{ customerId: string; isAdministrator: boolean }>();
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
    },
  });
  createConnectHandler({
    authorize: () => true,
    save: async (_credentials, _verification, context) => {
      expectTypeOf(context).toEqualTypeOf<true>();
    },
  });
  createConnectHandler({ authorize: () => Promise.reject(new Error('nobody')), save });
  const user: User = { id: 1 };
  createConnectHandler({
    authorize: () => Promise.resolve(user),
    save: async (_credentials, _verification, context) => {
      expectTypeOf(context).toEqualTypeOf<User>();
    },
  });
  createConnectHandler({ authorize: () => new Map([['customer', 1]]), save });
  createConnectHandler<string>({ authorize: async () => 'customer-1', save });

  const isAdministrator = (request: Request): boolean => request.headers.has('cookie');
  const findUser = (request: Request) => (request.headers.has('cookie') ? { id: 1 } : undefined);
  // @ts-expect-error Whether someone may is not who it is.
  createConnectHandler({ authorize: (request) => isAdministrator(request), save });
  // @ts-expect-error Nor is it with a promise.
  createConnectHandler({ authorize: async (request) => isAdministrator(request), save });
  // @ts-expect-error A function that only checks says no.
  createConnectHandler({ authorize: (request) => void isAdministrator(request), save });
  // @ts-expect-error So it does with a promise.
  createConnectHandler({ authorize: async () => {}, save });
  // @ts-expect-error What to answer when nobody is signed in is for the host to say.
  createConnectHandler({ authorize: (request) => findUser(request), save });
  // @ts-expect-error Null is a no.
  createConnectHandler({ authorize: () => null, save });
});

interface User {
  id: number;
  name?: string;
}

function thrower(thrown: unknown) {
  return () => {
    throw thrown;
  };
}
