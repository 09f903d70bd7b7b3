// What is known of a connection, taken field by field from a row that may hold more.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickConnection } from '../../src/itglue/connection.js';

const whole = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: '4b82',
  connectedAt: '2026-11-02T09:30:00.000Z',
  id: 'connection-1',
};

describe('a connection', () => {
  it('is taken as it is when it is whole', () => {
    expect(pickConnection(whole, 'api')).toStrictEqual(whole);
  });

  it('leaves behind whatever else the row has', () => {
    const row = { ...whole, apiKey: 'ITG.abc_123', api_key: 'ITG.abc_123', customer: { id: 1 } };
    expect(pickConnection(row, 'api')).toStrictEqual(whole);
  });

  it('takes no more than the last four characters for a hint', () => {
    expect(pickConnection({ keyHint: 'ITG.abc_123' }, 'api').keyHint).toBe('_123');
  });

  it('keeps a count of none', () => {
    expect(pickConnection({ organizationCount: 0 }, 'api').organizationCount).toBe(0);
  });

  it.each([undefined, null, 'connected', 7, true, [], {}])(
    'knows its subdomain alone when given %j',
    (value) => {
      expect(pickConnection(value, 'api.au')).toStrictEqual({ subdomain: 'api.au' });
    },
  );

  it.each(['acme', 'api.ca', '', null, 7, ['api'], '__proto__'])(
    'takes the subdomain that is known in place of %j',
    (subdomain) => {
      expect(pickConnection({ subdomain }, 'api.eu')).toStrictEqual({ subdomain: 'api.eu' });
    },
  );

  it('leaves out fields of another type', () => {
    const row = { organizationCount: '143', keyHint: 4, connectedAt: 1, id: 7 };
    expect(pickConnection(row, 'api')).toStrictEqual({ subdomain: 'api' });
  });

  it('never has a field that it should not have, nor a whole key for a hint', () => {
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
      }),
    );
  });
});
