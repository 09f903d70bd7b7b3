// The schema of credentials, and the errors for invalid ones.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApiKey, keyHint } from '../../src/itglue/apiKey.js';
import { checkCredentials } from '../../src/itglue/checkCredentials.js';
import { credentialsSchema } from '../../src/itglue/credentialsSchema.js';
import { testKeys } from '../../src/testing/testKeys.js';

const apiKey = 'ITG.abc_123';

/** The first error of each field. */
function refusals(given: unknown): Record<string, string> {
  const issues = credentialsSchema.safeParse(given).error?.issues ?? [];
  return Object.fromEntries(
    issues.toReversed().map(({ path, message }) => [path.join('.'), message]),
  );
}

describe('credentials', () => {
  it.each(['api', 'api.eu', 'api.au'])('are accepted with the subdomain %s', (subdomain) => {
    expect(credentialsSchema.parse({ subdomain, apiKey })).toEqual({ subdomain, apiKey });
  });

  it.each([
    'ITG.a',
    'ITG.12cca334567890_123456vasfagas7890',
    'ITG.a.b-c_D.1',
    ...Object.values(testKeys),
  ])('are accepted with a key like %s', (apiKey) => {
    expect(refusals({ subdomain: 'api', apiKey })).toEqual({});
  });

  it('are accepted with a key of up to 512 characters', () => {
    const longest = `ITG.${'a'.repeat(508)}`;
    expect(refusals({ subdomain: 'api', apiKey: longest })).toEqual({});
    expect(refusals({ subdomain: 'api', apiKey: `${longest}a` })).toEqual({ apiKey: 'too_long' });
  });

  it('leave out everything else', () => {
    expect(
      credentialsSchema.parse({ subdomain: 'api', apiKey, password: 'hunter2', constructor: 1 }),
    ).toStrictEqual({ subdomain: 'api', apiKey });
  });

  it.each([undefined, null, '', 'acme', 'eu', 'API', 'api.ca', 'api.eu ', 1, ['api'], '__proto__'])(
    'lack a subdomain if it is %j',
    (subdomain) => {
      expect(refusals({ subdomain, apiKey })).toEqual({ subdomain: 'missing' });
    },
  );

  it.each([undefined, null, '', 7, ['ITG.abc'], { apiKey }])('lack a key if it is %j', (apiKey) => {
    expect(refusals({ subdomain: 'api', apiKey })).toEqual({ apiKey: 'missing' });
  });

  it.each([
    ...['hunter2', 'ITG.', 'ITG', 'itg.abc', 'ITG abc', 'ITGxabc', 'XITG.abc', ' ITG.abc'],
    ...['ITG.abc ', 'ITG.abc\n', 'ITG.abc\nITG.def', 'ITG.ab c', 'ITG.abc!', '"ITG.abc"'],
    ...['ITG.ab\u200bc', 'ITG.äbc', 'ITG.аbc', 'ＩＴＧ.abc', 'ITG.a\r\nx-evil: 1'],
  ])('are malformed with the key %j', (apiKey) => {
    expect(refusals({ subdomain: 'api', apiKey })).toEqual({ apiKey: 'malformed' });
    expect(isApiKey(apiKey)).toBe(false);
  });

  it('are refused field by field', () => {
    expect(refusals({ subdomain: 'acme', apiKey: 'hunter2' })).toEqual({
      subdomain: 'missing',
      apiKey: 'malformed',
    });
    expect(refusals({})).toEqual({ subdomain: 'missing', apiKey: 'missing' });
  });

  it.each([undefined, null, 'ITG.abc', 1, []])('are not %j', (given) => {
    expect(credentialsSchema.safeParse(given).success).toBe(false);
  });

  it('are refused with one of three codes, never with the key', () => {
    const field = fc.oneof(fc.string(), fc.constantFrom('api', apiKey), fc.jsonValue());
    fc.assert(
      fc.property(fc.record({ subdomain: field, apiKey: field }), (given) => {
        for (const message of Object.values(refusals(given))) {
          expect(['missing', 'malformed', 'too_long']).toContain(message);
        }
      }),
    );
  });
});

describe('the check of the server part', () => {
  it('gives the same result as the schema, whatever the input is', () => {
    const field = fc.oneof(
      fc.constantFrom('api', 'api.au', apiKey, ` ${apiKey}`, 'ITG.', '', `ITG.${'a'.repeat(509)}`),
      fc.stringMatching(/^ITG\.[\w.-]{0,20}$/),
      fc.jsonValue(),
    );
    const given = fc.oneof(
      fc.jsonValue(),
      fc.record({ subdomain: field, apiKey: field, more: field }, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(given, (given) => {
        const { data } = credentialsSchema.safeParse(given);
        const checked = checkCredentials(given);
        expect(checked.credentials).toStrictEqual(data);
        if (checked.credentials || typeof given !== 'object' || Array.isArray(given)) return;
        const errors = Object.entries(checked.errors).filter(([, error]) => error);
        if (given) expect(Object.fromEntries(errors)).toStrictEqual(refusals(given));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    { subdomain: 'api.eu', apiKey },
    { subdomain: 'api', apiKey: `ITG.${'a'.repeat(508)}`, password: 'hunter2' },
  ])('accepts the fields of the schema, and no others: %j', (given) => {
    const { subdomain, apiKey } = given;
    expect(checkCredentials(given)).toStrictEqual({ credentials: { subdomain, apiKey } });
  });

  it('does not throw if a field can’t be read', () => {
    const given = {
      subdomain: 'api',
      get apiKey() {
        throw new Error('trap');
      },
    };
    expect(checkCredentials(given)).toStrictEqual({
      errors: { subdomain: undefined, apiKey: 'missing' },
    });
  });
});

describe('the hint of a key', () => {
  it('is its last four characters', () => {
    expect(keyHint('ITG.abcdefgh_1234')).toBe('1234');
    expect(keyHint('ITG.abcdefgh_123')).toBe('_123');
  });

  it('is missing for a key so short that it would reveal much of it', () => {
    expect(keyHint('ITG.abcdefgh_12')).toBeUndefined();
    expect(keyHint('ITG.a')).toBeUndefined();
  });
});
