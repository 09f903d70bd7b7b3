// A ConnectError, and how it is sent as a problem and read again.

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type ConnectErrorCode,
  fromProblem,
  isConnectError,
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
  it('is an error with a name, a code and a cause', () => {
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
    expect(String(error)).toBe('ConnectError: The key belongs to another subdomain');
  });

  it.each([
    [-5, 0],
    [0, 0],
    [0.5, 0.5],
    [86_400, 86_400],
    [1e9, 86_400],
    [Number.POSITIVE_INFINITY, 86_400],
    [undefined, undefined],
  ])('clamps the wait to between none and a day: %s is %s', (retryAfter, waits) => {
    expect(new ConnectError('rate_limited', { retryAfter }).retryAfter).toBe(waits);
  });

  it.each(codes)('has an English message for %s', (code) => {
    const { message } = new ConnectError(code);
    expect(message).toMatch(/^[A-Z].* /);
    expect(message).not.toContain(code);
  });

  it('may have another message, for a log', () => {
    const message = 'The server answered 404';
    expect(new ConnectError('unknown', { message }).message).toBe(message);
    expect(new ConnectError('unknown', { message: '' }).message).toBe('Something went wrong');
  });

  it.each(['nope', '', '__proto__', 'toString', 7, null, undefined, {}])(
    'is unknown if a host in JavaScript creates one with the code %j',
    (code) => {
      // @ts-expect-error The types allow only known codes.
      const error = new ConnectError(code);
      expect(error).toMatchObject({ code: 'unknown', message: 'Something went wrong' });
      expect(toProblem(error)).toStrictEqual(toProblem(new ConnectError('unknown')));
    },
  );

  it.each([Number.NaN, '42', null, {}, true, 5n])('ignores a wait of %s', (retryAfter) => {
    // @ts-expect-error The types allow only a number.
    const error = new ConnectError('rate_limited', { retryAfter });
    expect(error.retryAfter).toBeUndefined();
    expect(toProblem(error)).not.toHaveProperty('retryAfter');
  });

  it.each(['acme', 7, null, ['api']])(
    'ignores a suggested subdomain of %j',
    (suggestedSubdomain) => {
      // @ts-expect-error The types know only the three subdomains.
      const error = new ConnectError('wrong_subdomain', { suggestedSubdomain });
      expect(error.suggestedSubdomain).toBeUndefined();
      expect(toProblem(error)).not.toHaveProperty('suggestedSubdomain');
    },
  );

  it('has no cause if none was given', () => {
    expect(new ConnectError('unknown')).not.toHaveProperty('cause');
  });

  it('leaves out its cause in JSON', () => {
    const error = new ConnectError('unavailable', { cause: new Error('secret') });
    expect(JSON.stringify(error)).not.toContain('secret');
  });
});

/** An error as another copy of the package creates it, of any version. */
function fromAnotherCopy(fields: object): Error {
  return Object.assign(new Error('From another copy'), { name: 'ConnectError', ...fields });
}

const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error('Not for you');
    },
    has() {
      throw new Error('Not for you');
    },
  },
);

describe('a ConnectError of another copy of the package', () => {
  it.each(codes)('is recognized by its name and code: %s', (code) => {
    expect(isConnectError(new ConnectError(code))).toBe(true);
    expect(isConnectError(fromAnotherCopy({ code }))).toBe(true);
  });

  it.each([
    ['an error', new Error('unknown')],
    ['another error with that code', Object.assign(new Error(), { code: 'timeout' })],
    ['one without a code', fromAnotherCopy({})],
    ['one with a code that is unknown here', fromAnotherCopy({ code: 'nope' })],
    ['one with a code that every object has', fromAnotherCopy({ code: 'toString' })],
    ['its name', 'ConnectError'],
    ['nothing', undefined],
    ['null', null],
    ['an object that throws', throwing],
  ])('is not %s', (_, value) => {
    expect(isConnectError(value)).toBe(false);
  });

  it('is converted with its message and cause', () => {
    const cause = new Error('No');
    const given = fromAnotherCopy({ code: 'rate_limited', retryAfter: Number.NaN, cause });
    if (!isConnectError(given)) throw given;
    const { code, message, retryAfter, cause: kept } = new ConnectError(given.code, given);
    expect({ code, message, retryAfter }).toEqual({
      code: 'rate_limited',
      message: 'From another copy',
      retryAfter: undefined,
    });
    expect(kept).toBe(cause);
  });
});

describe('a problem', () => {
  it.each(codes)('has the usual status of %s', (code) => {
    expect(toProblem(new ConnectError(code))).toStrictEqual({
      type: `urn:itglue-connect:${code}`,
      title: expect.stringMatching(/\w/),
      status: statusOf[code],
      code,
    });
  });

  it('has the suggested subdomain', () => {
    const error = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.au' });
    expect(toProblem(error)).toMatchObject({ suggestedSubdomain: 'api.au' });
  });

  it.each([0, 42])('has a wait of %d seconds', (retryAfter) => {
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

  it('has only valid values, whatever the error contains', () => {
    const fields = {
      code: 'nope',
      suggestedSubdomain: 'acme',
      retryAfter: Number.POSITIVE_INFINITY,
    };
    const unknown = toProblem(new ConnectError('unknown'));
    // @ts-expect-error The types allow only known codes.
    expect(toProblem(fields)).toStrictEqual({ ...unknown, retryAfter: 86_400 });
    for (const error of [throwing, null, undefined, 'error', {}, fromAnotherCopy({ code: 1 })]) {
      // @ts-expect-error The types allow only an error.
      expect(toProblem(error)).toStrictEqual(unknown);
    }
  });

  it('has neither the cause nor the message of the error', () => {
    const given = { cause: 'ITG.abc_123', message: 'The key is ITG.abc_123' };
    const problem = toProblem(new ConnectError('unknown', given));
    expect(JSON.stringify(problem)).not.toContain('ITG.abc_123');
  });

  it('is read as an error equal to the original', () => {
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
    'has no code if its code is not a string: %j',
    (code) => {
      expect(fromProblem({ code }, 403).code).toBe('not_allowed');
    },
  );

  it.each(['acme', 'api.ca', '', 7, null, ['api']])(
    'has no suggested subdomain if it is %j',
    (given) => {
      const problem = { code: 'wrong_subdomain', suggestedSubdomain: given };
      expect(fromProblem(problem, 422).suggestedSubdomain).toBeUndefined();
    },
  );

  it.each([-1, '42', null, [], {}])('has no wait if it is %j', (retryAfter) => {
    expect(fromProblem({ code: 'rate_limited', retryAfter }, 429).retryAfter).toBeUndefined();
  });

  it('may get a message for a log', () => {
    const message = 'The server answered 404';
    expect(fromProblem(undefined, 404, null, message).message).toBe(message);
    expect(fromProblem(undefined, 404).message).toBe('Something went wrong');
  });

  it('gets its wait from the header', () => {
    expect(fromProblem(undefined, 429, '30')).toMatchObject({
      code: 'rate_limited',
      retryAfter: 30,
    });
  });

  it('gets its wait from the body rather than the header', () => {
    expect(fromProblem({ code: 'rate_limited', retryAfter: 0 }, 429, '30').retryAfter).toBe(0);
  });

  it('is read as a ConnectError with a known code, whatever it contains', () => {
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

  describe.each(['UTC', 'Asia/Kolkata', 'America/New_York'])('in %s', (zone) => {
    beforeEach(() => {
      vi.stubEnv('TZ', zone);
      vi.useFakeTimers({ now: Date.UTC(2026, 10, 6, 8, 49, 0) });
    });
    afterEach(() => {
      vi.useRealTimers();
      vi.unstubAllEnvs();
    });

    it.each([
      'Fri, 06 Nov 2026 08:49:37 GMT',
      'Friday, 06-Nov-26 08:49:37 GMT',
      'Fri Nov  6 08:49:37 2026',
      'Fri, 06 Nov 2026 08:49:37',
      'Fri, 06 Nov 2026 08:49:37 +0000',
      ' Fri Nov  6 08:49:37 2026 ',
    ])('is read as GMT, as every date in a header: %j', (header) => {
      expect(parseRetryAfter(header)).toBe(37);
    });
  });

  it.each([
    ...[null, '', ' ', 'soon', '42 seconds', '1e3', '0x10', 'NaN', '-5', '1.5', 'in 5', '5, 6'],
    'after Fri, 31 Dec 9999 23:59:59 GMT',
  ])('is ignored if it is %j', (header) => {
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
