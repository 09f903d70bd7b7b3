// What must hold on every runtime and platform.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandIn, startStandIn } from '../../src/conformance/standIn.js';

/** A request of the form's page, from the browser's side of whatever is before the platform. */
export interface Sent {
  method: string;
  /** The host of the address, and its path. */
  host: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** An answer, as the browser sees it. */
export interface Came {
  status: number;
  contentType: string;
  text: string;
}

export interface Platform {
  ask(sent: Sent): Promise<Came>;
  /** The origin of the page. */
  origin: string;
  stop?(): void;
}

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
  // For the platforms whose functions are called here.
  process.env.ITGLUE_BASE_URL = standIn.baseUrl;
});
afterAll(() => standIn.close());

/** @param start is called with the address of the stand-in for IT Glue */
export function describePlatform(name: string, start: (baseUrl: string) => Promise<Platform>) {
  describe(name, () => {
    let platform: Platform;
    beforeAll(async () => {
      platform = await start(standIn.baseUrl);
    });
    afterAll(() => platform.stop?.());

    async function post(body: string, unusual: Record<string, string> = {}) {
      const { host } = new URL(platform.origin);
      const headers = {
        'content-type': 'application/json',
        origin: platform.origin,
        'sec-fetch-site': 'same-origin',
        cookie: 'session=dana',
        ...unusual,
      };
      const path = '/api/itglue/connect';
      const came = await platform.ask({ method: 'POST', host, path, headers, body });
      expect(came.text).not.toContain('ITG.');
      // Some add a charset.
      const [contentType] = came.contentType.split(';');
      return { ...came, contentType, json: JSON.parse(came.text) };
    }
    const send = (
      subdomain: string,
      key: keyof StandIn['keys'],
      unusual?: Record<string, string>,
    ) => post(JSON.stringify({ subdomain, api_key: standIn.keys[key] }), unusual);

    it('stores a good key', async () => {
      const { status, contentType, json } = await send('api.eu', 'api.eu');
      expect([status, contentType]).toEqual([200, 'application/json']);
      expect(json.connection).toMatchObject({ subdomain: 'api.eu', organizationCount: 143 });
      expect(json.connection).toMatchObject({ id: 'acme' });
    });

    it.each<[string, number, object, () => ReturnType<typeof post>]>([
      [
        'a key of another region',
        422,
        { code: 'wrong_subdomain', suggestedSubdomain: 'api.eu' },
        () => send('api', 'api.eu'),
      ],
      ['a revoked key', 422, { code: 'key_rejected' }, () => send('api', 'revoked')],
      [
        'someone who may not',
        403,
        { code: 'not_allowed' },
        () => send('api.eu', 'api.eu', { cookie: 'session=sam' }),
      ],
      [
        'a page of another origin',
        403,
        { code: 'invalid_request' },
        () =>
          send('api.eu', 'api.eu', {
            origin: 'https://evil.example',
            'sec-fetch-site': 'cross-site',
          }),
      ],
      ['a broken body', 400, { code: 'invalid_request' }, () => post('{"subdomain": "api",')],
      ['too much', 413, { code: 'invalid_request' }, () => post(' '.repeat(5000))],
    ])('refuses %s: %d', async (_, status, problem, attempt) => {
      const came = await attempt();
      expect([came.status, came.contentType]).toEqual([status, 'application/problem+json']);
      expect(came.json).toMatchObject(problem);
    });
  });
}
