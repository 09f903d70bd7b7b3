// Why connecting failed, and how that goes over the wire and comes back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ConnectError,
  type ConnectErrorCode,
  fromProblem,
  parseRetryAfter,
  toProblem,
} from '../../src/itglue/connectError.js';

const statusOf = {
  wrong_subdomain: 422,
  key_rejected: 422,
  rate_limited: 429,
  unavailable: 502,
  timeout: 504,
  offline: 503,
  not_allowed: 403,
  invalid_request: 400,
  unknown: 500,
} satisfies Record<ConnectErrorCode, number>;

const codes = [
  'wrong_subdomain',
  'key_rejected',
  'rate_limited',
  'unavailable',
  'timeout',
  'offline',
  'not_allowed',
  'invalid_request',
  'unknown',
] as const satisfies ConnectErrorCode[];

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a ConnectError', () => {
  it('is an error with a name, a code and what it came from', () => {
    const cause = new Error('The connection was lost');
    const error = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu', cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'ConnectError',
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.eu',
      retryAfter: undefined,
    });
    expect(error.cause).toBe(cause);
    expect(String(error)).toBe('ConnectError: wrong_subdomain');
  });

  it.each([
    [-5, 0],
    [0, 0],
    [0.5, 0.5],
    [86_400, 86_400],
    [1e9, 86_400],
    [Number.POSITIVE_INFINITY, 86_400],
    [undefined, undefined],
  ])('waits between no time and a day: %s is %s', (retryAfter, waits) => {
    expect(new ConnectError('rate_limited', { retryAfter }).retryAfter).toBe(waits);
  });

  it('has no cause when none was given', () => {
    expect(new ConnectError('unknown')).not.toHaveProperty('cause');
  });

  it('leaves its cause behind when it is made JSON', () => {
    const error = new ConnectError('unavailable', { cause: new Error('secret') });
    expect(JSON.stringify(error)).not.toContain('secret');
  });
});

describe('a problem', () => {
  it.each(codes)('says %s with its usual status', (code) => {
    expect(toProblem(new ConnectError(code))).toStrictEqual({
      type: `urn:itglue-connect:${code}`,
      title: expect.stringMatching(/\w/),
      status: statusOf[code],
      code,
    });
  });

  it('says at which subdomain the key is good', () => {
    const error = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.au' });
    expect(toProblem(error)).toMatchObject({ suggestedSubdomain: 'api.au' });
  });

  it.each([0, 42])('says to wait for %d seconds', (retryAfter) => {
    expect(toProblem(new ConnectError('rate_limited', { retryAfter }))).toMatchObject({
      retryAfter,
    });
  });

  it('can have another status', () => {
    expect(toProblem(new ConnectError('invalid_request'), 405)).toMatchObject({
      status: 405,
      code: 'invalid_request',
    });
  });

  it('does not say what it came from', () => {
    const problem = toProblem(new ConnectError('unknown', { cause: 'ITG.abc_123' }));
    expect(JSON.stringify(problem)).not.toContain('ITG.abc_123');
  });

  it('comes back as the error that it was', () => {
    const error = fc.record({
      code: fc.constantFrom(...codes),
      suggestedSubdomain: fc.constantFrom('api', 'api.eu', 'api.au', undefined),
      retryAfter: fc.option(fc.nat({ max: 86_400 }), { nil: undefined }),
      cause: fc.jsonValue(),
    });
    fc.assert(
      fc.property(error, fc.integer({ min: 400, max: 599 }), ({ code, ...options }, status) => {
        const sent = new ConnectError(code, options);
        const read = fromProblem(overTheWire(toProblem(sent, status)), status);
        expect(toProblem(read)).toStrictEqual(toProblem(sent));
        expect(read.cause).toBeUndefined();
      }),
    );
  });
});

describe('an answer that is not one of our problems', () => {
  it.each<[number, ConnectErrorCode]>([
    [401, 'not_allowed'],
    [403, 'not_allowed'],
    [429, 'rate_limited'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'timeout'],
    [0, 'unknown'],
    [400, 'unknown'],
    [404, 'unknown'],
    [405, 'unknown'],
    [422, 'unknown'],
    [500, 'unknown'],
  ])('of status %d is %s', (status, code) => {
    for (const body of [undefined, null, 'text', 7, [], {}, { code: 'nope' }, { code: null }]) {
      expect(fromProblem(body, status)).toMatchObject({ code });
    }
  });

  it.each([[['key_rejected']], [{ toString: 1 }], [{}], [7], [true]])(
    'has no code in it when the code is no text: %j',
    (code) => {
      expect(fromProblem({ code }, 403).code).toBe('not_allowed');
    },
  );

  it.each(['acme', 'api.ca', '', 7, null, ['api']])('suggests no subdomain like %j', (given) => {
    const problem = { code: 'wrong_subdomain', suggestedSubdomain: given };
    expect(fromProblem(problem, 422).suggestedSubdomain).toBeUndefined();
  });

  it.each([-1, '42', null, [], {}])('says no time to wait like %j', (retryAfter) => {
    expect(fromProblem({ code: 'rate_limited', retryAfter }, 429).retryAfter).toBeUndefined();
  });

  it('says the time to wait in its header', () => {
    expect(fromProblem(undefined, 429, '30')).toMatchObject({
      code: 'rate_limited',
      retryAfter: 30,
    });
  });

  it('says the time to wait in its body rather than in its header', () => {
    expect(fromProblem({ code: 'rate_limited', retryAfter: 0 }, 429, '30').retryAfter).toBe(0);
  });

  it('is a ConnectError with one of the codes, whatever it is', () => {
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { code: fc.jsonValue(), retryAfter: fc.jsonValue(), suggestedSubdomain: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    );
    const header = fc.option(fc.string());
    fc.assert(
      fc.property(body, fc.nat({ max: 599 }), header, (body, status, header) => {
        const error = fromProblem(body, status, header);
        expect(codes).toContain(error.code);
        expect([undefined, 'api', 'api.eu', 'api.au']).toContain(error.suggestedSubdomain);
        expect(error.retryAfter ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the header Retry-After', () => {
  it.each([
    ['0', 0],
    ['42', 42],
    [' 7 ', 7],
    ['86400', 86_400],
    ['99999999999999999999', 86_400],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 86_400],
    [' Fri, 31 Dec 9999 23:59:59 GMT', 86_400],
  ])('of %j is %d seconds', (header, seconds) => {
    expect(parseRetryAfter(header)).toBe(seconds);
  });

  it('may be a date', () => {
    const seconds = parseRetryAfter(new Date(Date.now() + 90_000).toUTCString());
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThanOrEqual(90);
  });

  it.each([
    ...[null, '', ' ', 'soon', '42 seconds', '1e3', '0x10', 'NaN', '-5', '1.5', 'in 5', '5, 6'],
    'after Fri, 31 Dec 9999 23:59:59 GMT',
  ])('tells nothing when it is %j', (header) => {
    expect(parseRetryAfter(header)).toBeUndefined();
  });

  it('is between now and a day from now, or nothing', () => {
    const header = fc.oneof(
      fc.string(),
      fc.bigInt().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    fc.assert(
      fc.property(header, (header) => {
        const seconds = parseRetryAfter(header) ?? 0;
        expect(Number.isInteger(seconds)).toBe(true);
        expect(seconds).toBeGreaterThanOrEqual(0);
        expect(seconds).toBeLessThanOrEqual(86_400);
      }),
    );
  });
});
