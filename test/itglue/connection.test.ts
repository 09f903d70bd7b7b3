// The fields of a connection, read one by one from a row that may contain more.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickConnection } from '../../src/itglue/connection.js';
import { testKeys } from '../../src/testing/testKeys.js';

const whole = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: '4b82',
  connectedAt: '2026-11-02T09:30:00.000Z',
  id: 'connection-1',
};

describe('a connection', () => {
  it('is copied unchanged if it is complete', () => {
    expect(pickConnection(whole, 'api')).toStrictEqual(whole);
  });

  it('leaves out the other columns of the row', () => {
    const row = { ...whole, apiKey: 'ITG.abc_123', api_key: 'ITG.abc_123', customer: { id: 1 } };
    expect(pickConnection(row, 'api')).toStrictEqual(whole);
  });

  it.each([
    ['the last four characters of a key', '4b82', '4b82'],
    ['fewer than four', '82', '82'],
    ['with a dot in it', '.b82', '.b82'],
    ['with dots for the rest', '••••4b82', '4b82'],
    ['with stars for the rest', '**** 4b82', '4b82'],
    ['a whole key', testKeys['api.eu'], '4b82'],
    ['a key of another shape', 'ITG.abcdefgh_1234', '1234'],
    ['a key so short that four characters would reveal much of it', 'ITG.abc_123', undefined],
    ['another short secret', 'hunter2!', undefined],
    ['nothing', '', undefined],
    ['dots alone', '••••', undefined],
  ])('has a hint of %s', (_, given, hint) => {
    expect(pickConnection({ keyHint: given }, 'api').keyHint).toBe(hint);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, 2 ** 53, '12', 12n, null])(
    'has no count like %s',
    (organizationCount) => {
      expect(pickConnection({ organizationCount }, 'api')).toStrictEqual({ subdomain: 'api' });
    },
  );

  it.each(['', 'yesterday', '2026-13-40', 'connection 1', '12', 1_762_075_800_000, null, {}])(
    'has no date like %j',
    (connectedAt) => {
      expect(pickConnection({ connectedAt }, 'api')).toStrictEqual({ subdomain: 'api' });
    },
  );

  it.each(['2026-11-02', '2026-11-02T09:30:00Z', '2026-11-02T09:30:00.000+01:00'])(
    'keeps a date like %j',
    (connectedAt) => {
      expect(pickConnection({ connectedAt }, 'api').connectedAt).toBe(connectedAt);
    },
  );

  it('keeps a count of 0', () => {
    expect(pickConnection({ organizationCount: 0 }, 'api').organizationCount).toBe(0);
  });

  it.each([undefined, null, 'connected', 7, true, [], {}])(
    'has only its subdomain if the row is %j',
    (value) => {
      expect(pickConnection(value, 'api.au')).toStrictEqual({ subdomain: 'api.au' });
    },
  );

  it.each(['acme', 'api.ca', '', null, 7, ['api'], '__proto__'])(
    'has the known subdomain in place of %j',
    (subdomain) => {
      expect(pickConnection({ subdomain }, 'api.eu')).toStrictEqual({ subdomain: 'api.eu' });
    },
  );

  it('leaves out fields of another type', () => {
    const row = { organizationCount: '143', keyHint: 4, connectedAt: 1, id: 7 };
    expect(pickConnection(row, 'api')).toStrictEqual({ subdomain: 'api' });
  });

  it.each([{}, { subdomain: 'acme' }, { subdomain: null }, []])(
    'may lack a subdomain if no valid one is known: %j',
    (row) => {
      const rest = { organizationCount: 3, keyHint: '4b82' };
      expect(pickConnection({ ...row, ...rest })).toStrictEqual(rest);
    },
  );

  it('keeps its own subdomain if no other is known', () => {
    expect(pickConnection(whole)).toStrictEqual(whole);
  });

  it.each([undefined, null, 'connected', 7, true])('can’t be read from %j', (value) => {
    expect(pickConnection(value)).toBeUndefined();
  });

  it('has the readable fields of an object that throws', () => {
    const row = {
      ...whole,
      get keyHint() {
        throw new Error('Not for you');
      },
    };
    const { keyHint: _, ...rest } = whole;
    expect(pickConnection(row, 'api')).toStrictEqual(rest);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(pickConnection(proxy, 'api')).toStrictEqual({ subdomain: 'api' });
    expect(pickConnection(proxy)).toStrictEqual({});
  });

  it('never has an unknown field, or a whole key as its hint', () => {
    const row = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          subdomain: fc.oneof(fc.string(), fc.constantFrom('api', 'api.eu')),
          organizationCount: fc.jsonValue(),
          keyHint: fc.oneof(fc.string(), fc.jsonValue()),
          connectedAt: fc.jsonValue(),
          id: fc.jsonValue(),
          apiKey: fc.string(),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(row, (row) => {
        const connection = pickConnection(row, 'api.au');
        expect(Object.keys(whole)).toEqual(expect.arrayContaining(Object.keys(connection)));
        expect(['api', 'api.eu', 'api.au']).toContain(connection.subdomain);
        expect(connection.keyHint?.length ?? 0).toBeLessThanOrEqual(4);
        const { organizationCount = 0, connectedAt = '2026-11-02' } = connection;
        expect(Number.isSafeInteger(organizationCount) && organizationCount >= 0).toBe(true);
        expect(Date.parse(connectedAt)).not.toBeNaN();
      }),
    );
  });
});
