// The three regions and their addresses.

import { describe, expect, it } from 'vitest';
import { regionOf, regions } from '../../src/itglue/regions.js';

describe('regions', () => {
  it('are the three of IT Glue, with the addresses of their API and sign-in', () => {
    expect(regions).toEqual([
      {
        subdomain: 'api',
        name: 'Global',
        apiBase: 'https://api.itglue.com',
        signIn: 'app.itglue.com',
      },
      {
        subdomain: 'api.eu',
        name: 'Europe',
        apiBase: 'https://api.eu.itglue.com',
        signIn: 'app.eu.itglue.com',
      },
      {
        subdomain: 'api.au',
        name: 'Australia',
        apiBase: 'https://api.au.itglue.com',
        signIn: 'app.au.itglue.com',
      },
    ]);
  });

  it('have the API host that their subdomain names', () => {
    for (const { subdomain, apiBase } of regions) {
      expect(apiBase).toBe(`https://${subdomain}.itglue.com`);
    }
  });

  it('are found by their subdomain', () => {
    expect(regions.map(({ subdomain }) => regionOf(subdomain))).toEqual(regions);
  });

  it.each(['api.ca', 'acme', '', '__proto__'])('do not include %j', (subdomain) => {
    // @ts-expect-error The types know only the three regions. A host in JavaScript may pass anything.
    expect(() => regionOf(subdomain)).toThrow(new RangeError('There is no such subdomain'));
  });
});
