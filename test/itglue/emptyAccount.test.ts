// A success without organizations is doubtful: the other regions are asked, and what they say decides.

import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { regionOf, regions, type Subdomain } from '../../src/itglue/regions.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { itglueHandlers } from '../../src/testing/index.js';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const apiKey = 'ITG.abc_123';
const asked: Subdomain[] = [];
afterEach(() => asked.splice(0));

/** IT Glue with so many organizations at each region, or with this status. Not named, a region rejects the key. */
function itglue(answers: Partial<Record<Subdomain, number | (() => Response)>>): void {
  for (const { subdomain, apiBase } of regions) {
    server.use(
      http.get(`${apiBase}/organizations`, () => {
        asked.push(subdomain);
        const answer = answers[subdomain];
        if (typeof answer === 'function') return answer();
        if (answer === undefined)
          return HttpResponse.json({ message: 'Forbidden' }, { status: 403 });
        return HttpResponse.json({ data: [], meta: { 'total-count': answer } });
      }),
    );
  }
}

const status = (status: number) => () => new HttpResponse(null, { status });

describe('no organizations', () => {
  it.each(regions.map(({ subdomain }) => [subdomain]))(
    'count at %s when all others reject the key',
    async (subdomain) => {
      itglue({ [subdomain]: 0 });
      expect(await verifyCredentials({ subdomain, apiKey })).toEqual({ organizationCount: 0 });
      expect(asked.toSorted()).toEqual(['api', 'api.au', 'api.eu']);
    },
  );

  it('count when another region sees none, either', async () => {
    itglue({ api: 0, 'api.eu': 0 });
    const verification = verifyCredentials({ subdomain: 'api', apiKey });
    expect(await verification).toEqual({ organizationCount: 0 });
  });

  it('do not count when another region sees some', async () => {
    itglue({ api: 0, 'api.eu': 0, 'api.au': 3 });
    await expect(verifyCredentials({ subdomain: 'api', apiKey })).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.au',
    });
  });

  it('do not count when another region sees some, though the third cannot say', async () => {
    itglue({ api: 0, 'api.eu': 3, 'api.au': status(503) });
    await expect(verifyCredentials({ subdomain: 'api', apiKey })).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.eu',
    });
  });

  it.each([
    ['unavailable', status(503)],
    ['rate_limited', status(429)],
    ['unavailable', () => HttpResponse.error()],
  ])('are left open as %s when another region cannot say', async (code, answer) => {
    itglue({ api: 0, 'api.au': answer });
    const verification = verifyCredentials({ subdomain: 'api', apiKey });
    await expect(verification).rejects.toMatchObject({ code });
  });

  it('are left open when another region does not answer in time', async () => {
    itglue({ api: 0 });
    const hangs = regionOf('api.au').apiBase;
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey },
      {
        timeout: 300,
        fetch: (url, init) =>
          String(url).startsWith(hangs) ? new Promise(() => {}) : fetch(url, init),
      },
    );
    await expect(verification).rejects.toMatchObject({ code: 'timeout' });
  });

  it('count when no other region may be asked', async () => {
    itglue({ api: 0, 'api.eu': 3 });
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey },
      { probeOtherRegions: false },
    );
    expect(await verification).toEqual({ organizationCount: 0 });
    expect(asked).toEqual(['api']);
  });

  it('at another region are where a rejected key belongs, if nobody sees more', async () => {
    itglue({ 'api.eu': 0 });
    await expect(verifyCredentials({ subdomain: 'api', apiKey })).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.eu',
    });
  });

  it('at another region are not where it belongs, if the third sees some', async () => {
    itglue({ 'api.eu': 0, 'api.au': 2 });
    await expect(verifyCredentials({ subdomain: 'api', apiKey })).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.au',
    });
  });

  it('at another region say nothing, if the third cannot say', async () => {
    itglue({ 'api.eu': 0, 'api.au': status(500) });
    const verification = verifyCredentials({ subdomain: 'api', apiKey });
    await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('can be had from the mock', async () => {
    server.use(...itglueHandlers({ keys: [{ apiKey, subdomain: 'api', organizationCount: 0 }] }));
    const verification = verifyCredentials({ subdomain: 'api', apiKey });
    expect(await verification).toEqual({ organizationCount: 0 });
  });
});
