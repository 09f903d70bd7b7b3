// onConnect throws or rejects with any value. The host receives that value; the user sees a failure and can try again.

import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ConnectError, ConnectForm, type OnConnect } from '../../src/index.js';
import {
  connect,
  errorOf,
  expectFailure,
  expectNextWorks,
  expectNothingLost,
  hostWith,
} from '../support/attempt.js';
import { accepts, refusesWith } from '../support/renderForm.js';
import { expectNoReports, takeReports } from '../support/reports.js';
import { untyped } from '../support/untyped.js';

expectNoReports();

describe('a callback that fails', () => {
  const wrong = 'Something went wrong';
  const error = new Error('no luck');
  const abort = new DOMException('Aborted', 'AbortError');
  const coded = { code: 'key_rejected', message: 'no luck' };
  const throwsWhenRead = Object.defineProperty({}, 'code', {
    get() {
      throw error;
    },
  });
  const symbol = Symbol('no luck');
  const response = new Response('no luck', { status: 401 });
  class OwnError extends ConnectError {}
  const own = new OwnError('not_allowed');
  const many = new AggregateError([new ConnectError('timeout')]);
  const looped = new ConnectError('unavailable');
  Object.assign(looped, { cause: looped });

  it.each<[fault: string, thrown: unknown, sees: string]>([
    ['an error', error, wrong],
    ['a string', 'no luck', wrong],
    ['an empty string', '', wrong],
    ['undefined', undefined, wrong],
    ['null', null, wrong],
    ['false', false, wrong],
    ['a number', 401, wrong],
    ['a symbol', symbol, wrong],
    ['a function', accepts, wrong],
    ['a promise', Promise.resolve(), wrong],
    ['an object with a code', coded, wrong],
    ['an object whose code throws when read', throwsWhenRead, wrong],
    ['an object without a prototype', Object.create(null), wrong],
    ['a Response', response, 'You don’t have permission to connect IT Glue'],
    ['an AbortError of its own', abort, wrong],
    ['an AggregateError', many, wrong],
    ['a subclass of ConnectError', own, 'You don’t have permission to connect IT Glue'],
    ['a ConnectError that is its own cause', looped, 'IT Glue isn’t available right now'],
    ['a frozen ConnectError', Object.freeze(new ConnectError('timeout')), 'took too long'],
  ])('with %s', async (_fault, thrown, sees) => {
    const ways: OnConnect[] = [
      refusesWith(thrown),
      () => {
        throw thrown;
      },
    ];
    for (const way of ways) {
      const host = hostWith(way);
      const { unmount } = render(<ConnectForm {...host} />);
      await connect();
      await expectFailure(host, sees);
      expect(errorOf(host)).toBe(thrown);
      await expectNextWorks(host);
      expect(host.onError).toHaveBeenCalledOnce();
      unmount();
    }
  });

  it.each([
    ['is missing', undefined],
    ['is not a function', {}],
  ])('because it %s', async (_fault, onConnect) => {
    const onError = vi.fn();
    render(<ConnectForm onConnect={untyped(onConnect)} onError={onError} />);
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(wrong);
    expectNothingLost();
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError));
    // Warns once, no matter how often the form renders.
    const warnings = takeReports().filter((text) => String(text).includes('`onConnect` is not'));
    expect(warnings.length).toBeLessThanOrEqual(1);
  });

  it.each<[fault: string, code: string, options: unknown, sees: string]>([
    ['an unknown code', 'nope', {}, wrong],
    ['a code that is a property of every object', 'constructor', {}, wrong],
    ['an unknown region', 'wrong_subdomain', { suggestedSubdomain: 'api.ca' }, wrong],
    ['a wait that is not a number', 'rate_limited', { retryAfter: 'soon' }, 'rate-limiting'],
    ['a negative wait', 'rate_limited', { retryAfter: -5 }, 'rate-limiting'],
    ['an infinite wait', 'rate_limited', { retryAfter: Number.POSITIVE_INFINITY }, 'rate-limiting'],
  ])('with a ConnectError of %s', async (_fault, code, options, sees) => {
    const host = hostWith(refusesWith(new ConnectError(untyped(code), untyped(options))));
    render(<ConnectForm {...host} />);
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(sees);
    expect(document.body).not.toHaveTextContent(/undefined|NaN|∞|-\d/);
    expectNothingLost();
    expect(host.onError).toHaveBeenCalledOnce();
  });
});
