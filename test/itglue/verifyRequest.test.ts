// The requests of `verifyCredentials`: their addresses and headers, and redirects that it does not follow.

import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { ConnectError } from '../../src/itglue/connectError.js';
import { regions } from '../../src/itglue/regions.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { testKeys } from '../../src/testing/index.js';
import { failureOf, json, mockItglue, subdomains } from '../support/itglue.js';

const { server, requests, at, asked } = mockItglue();

describe('the request', () => {
  it.each(subdomains)(
    'goes to the organizations at %s, with the key only in its header',
    async (subdomain) => {
      const apiKey = testKeys[subdomain];
      await verifyCredentials({ subdomain, apiKey });
      expect(requests).toHaveLength(1);
      const [request] = requests;
      const url = new URL(request?.url ?? '');
      expect(url.origin).toBe(`https://${subdomain}.itglue.com`);
      expect(url.pathname).toBe('/organizations');
      expect([...url.searchParams]).toEqual([['page[size]', '1']]);
      expect(request?.method).toBe('GET');
      expect(request?.body).toBeNull();
      expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
        accept: 'application/vnd.api+json',
        'x-api-key': apiKey,
      });
      expect(request?.url).not.toContain(apiKey);
    },
  );

  it('goes through a custom fetch', async () => {
    const called: string[] = [];
    const { organizationCount } = await verifyCredentials(
      { subdomain: 'api.eu', apiKey: testKeys['api.eu'] },
      {
        fetch: (input) => {
          called.push(String(input));
          return Promise.resolve(Response.json({ data: [], meta: { 'total-count': 5 } }));
        },
      },
    );
    expect(organizationCount).toBe(5);
    expect(called).toEqual(['https://api.eu.itglue.com/organizations?page[size]=1']);
    expect(requests).toEqual([]);
  });

  it.each([
    ['hunter2'],
    [''],
    ['ITG.abc 123'],
    ['ITG.abc\r\nx-evil: 1'],
    [` ${testKeys.api}`],
    [`ITG.${'a'.repeat(600)}`],
  ])('is not sent with %j, which is not shaped like a key', async (apiKey) => {
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey }));
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code: 'invalid_request' });
    expect(requests).toEqual([]);
  });

  it.each(['acme', 'api.ca', 'evil.example/', '', '__proto__'])(
    'is not sent to %j, which is not a subdomain',
    async (subdomain) => {
      // @ts-expect-error Only three subdomains have a type. A host in JavaScript may pass anything.
      const verification = verifyCredentials({ subdomain, apiKey: testKeys.api });
      await expect(verification).rejects.toMatchObject({ code: 'invalid_request' });
      expect(requests).toEqual([]);
    },
  );
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('with %d is not followed', async (status) => {
    const reached: string[] = [];
    server.use(
      http.all('https://elsewhere.example/*', ({ request }) => {
        reached.push(request.url);
        return json({ data: [], meta: { 'total-count': 1 } });
      }),
    );
    at('api', () => {
      const headers = { location: 'https://elsewhere.example/organizations' };
      return new HttpResponse(null, { status, headers });
    });
    const verification = verifyCredentials({ subdomain: 'api', apiKey: testKeys.api });
    await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
    expect(reached).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('to another region does not count as an answer of the chosen one', async () => {
    at('api.eu', () =>
      HttpResponse.redirect('https://api.itglue.com/organizations?page[size]=1', 307),
    );
    const verification = verifyCredentials({ subdomain: 'api.eu', apiKey: testKeys.api });
    await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
    expect(asked()).toEqual(['api.eu']);
  });
});

it('asks only the three hosts', async () => {
  for (const apiKey of [
    testKeys.api,
    testKeys.revoked,
    testKeys.rateLimited,
    testKeys.notJsonApi,
  ]) {
    await verifyCredentials({ subdomain: 'api.eu', apiKey }).catch(() => {});
  }
  const hosts = new Set(requests.map(({ url }) => new URL(url).origin));
  expect(hosts.size).toBe(3);
  expect(regions.map(({ apiBase }) => apiBase)).toEqual(expect.arrayContaining([...hosts]));
});
