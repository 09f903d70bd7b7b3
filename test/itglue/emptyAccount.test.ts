// A success without organizations is doubtful, so the answers of the other regions decide.

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

/** Mocks IT Glue with a number of organizations or an answer for each region. Regions not given reject the key. */
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
    'are accepted at %s if all others reject the key',
    async (subdomain) => {
      itglue({ [subdomain]: 0 });
      expect(await verifyCredentials({ subdomain, apiKey })).toEqual({ organizationCount: 0 });
      expect(asked.toSorted()).toEqual(['api', 'api.au', 'api.eu']);
    },
  );

  it('are accepted if another region sees none either', async () => {
    itglue({ api: 0, 'api.eu': 0 });
    const verification = verifyCredentials({ subdomain: 'api', apiKey });
    expect(await verification).toEqual({ organizationCount: 0 });
  });

  it('are not accepted if another region sees some', async () => {
    itglue({ api: 0, 'api.eu': 0, 'api.au': 3 });
    await expect(verifyCredentials({ subdomain: 'api', apiKey })).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.au',
    });
  });

  it('are not accepted if another region sees some and the third gives no verdict', async () => {
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
  ])('end with %s if another region gives no verdict', async (code, answer) => {
    itglue({ api: 0, 'api.au': answer });
    const verification = verifyCredentials({ subdomain: 'api', apiKey });
    await expect(verification).rejects.toMatchObject({ code });
  });

  it('end with timeout if another region does not answer in time', async () => {
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

  it('are accepted if no other region may be asked', async () => {
    itglue({ api: 0, 'api.eu': 3 });
    const verification = verifyCredentials(
      { subdomain: 'api', apiKey },
      { probeOtherRegions: false },
    );
    expect(await verification).toEqual({ organizationCount: 0 });
    expect(asked).toEqual(['api']);
  });

  it('at another region suggest that region for a rejected key, if the third rejects it', async () => {
    itglue({ 'api.eu': 0 });
    await expect(verifyCredentials({ subdomain: 'api', apiKey })).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.eu',
    });
  });

  it('at another region do not suggest that region, if the third sees some', async () => {
    itglue({ 'api.eu': 0, 'api.au': 2 });
    await expect(verifyCredentials({ subdomain: 'api', apiKey })).rejects.toMatchObject({
      code: 'wrong_subdomain',
      suggestedSubdomain: 'api.au',
    });
  });

  it('at another region end with unavailable, if the third gives no verdict', async () => {
    itglue({ 'api.eu': 0, 'api.au': status(500) });
    const verification = verifyCredentials({ subdomain: 'api', apiKey });
    await expect(verification).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('can be mocked', async () => {
    server.use(...itglueHandlers({ keys: [{ apiKey, subdomain: 'api', organizationCount: 0 }] }));
    const verification = verifyCredentials({ subdomain: 'api', apiKey });
    expect(await verification).toEqual({ organizationCount: 0 });
  });
});
