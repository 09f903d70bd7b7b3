// The conformance run reports every broken rule by its name.

import { beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../src/conformance/checks.js';
import { runChecks } from '../../src/conformance/run.js';
import { startStandIn } from '../../src/conformance/standIn.js';
import { type Faults, startHost } from './host.js';

/** Runs every check, and gives the names of those that fail. */
async function failuresOf(faults?: Faults): Promise<string[]> {
  const standIn = await startStandIn();
  const host = await startHost(standIn.baseUrl, faults);
  try {
    const results = await runChecks(host, standIn);
    expect(results.filter(({ outcome }) => outcome === 'unchecked')).toEqual([]);
    return results.filter(({ outcome }) => outcome === 'fails').map(({ name }) => name);
  } finally {
    await host.stop();
    await standIn.close();
  }
}

const savesNothing = 'saves nothing after a refusal';

/** Without the headers by which a browser says where a page is from. */
function withoutOrigin(request: Request): Request {
  const same = new Request(request);
  same.headers.delete('origin');
  same.headers.delete('sec-fetch-site');
  return same;
}

/** The same request with another body. */
function withBody(request: Request, body: string): Request {
  const { url, method, signal } = request;
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  return new Request(url, { method, headers, body, signal });
}

const brokenHosts: Record<string, { faults: Faults; fails: string[] }> = {
  'lets everyone connect': {
    faults: { isAdministrator: () => true },
    fails: ['refuses someone who may not connect', savesNothing],
  },
  'does not look where a request is from': {
    faults: { wrap: (handle) => (request) => handle(withoutOrigin(request)) },
    fails: ['refuses a page of another origin', savesNothing],
  },
  'asks one region alone': {
    faults: { verifyOptions: { probeOtherRegions: false } },
    fails: [
      'names the region of a key from another one',
      'sees that an empty answer without a count is no success',
      'asks the other regions before no organizations are a success',
      'refuses a key that every region rejects',
    ],
  },
  'waits for IT Glue for as long as it takes': {
    faults: { verifyOptions: { timeout: 30_000 } },
    fails: ['gives up on a slow IT Glue within 15 seconds'],
  },
  'follows a redirect of IT Glue': {
    faults: { fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }) },
    fails: ['follows no redirect with the key'],
  },
  'treats every 200 of IT Glue as a success': {
    faults: {
      async fetch(url, init) {
        const response = await fetch(url, init);
        const isHtml = response.headers.get('content-type')?.includes('html');
        if (response.status !== 200 || !isHtml) return response;
        return Response.json({ data: [], meta: { 'total-count': 1 } });
      },
    },
    fails: ['does not take a page of HTML for a success'],
  },
  'drops Retry-After': {
    faults: {
      wrap: (handle) => async (request) => {
        const response = await handle(request);
        response.headers.delete('retry-after');
        return response;
      },
    },
    fails: ['passes on how long IT Glue asks to wait'],
  },
  'answers with what it received': {
    faults: {
      wrap: (handle) => async (request) => {
        const received = await request.clone().text();
        const response = await handle(request);
        if (response.status !== 422) return response;
        const { status, headers } = response;
        return new Response(JSON.stringify({ ...(await response.json()), received }), {
          status,
          headers,
        });
      },
    },
    fails: ['has no part of a key in any answer'],
  },
  'saves a key before it asks IT Glue': {
    faults: {
      wrap: (handle, save) => async (request) => {
        const response = await handle(request);
        if (response.status === 422) save();
        return response;
      },
    },
    fails: [savesNothing],
  },
  'saves a key twice': {
    faults: {
      wrap: (handle, save) => async (request) => {
        const response = await handle(request);
        if (response.ok) save();
        return response;
      },
    },
    fails: ['saves a good key once'],
  },
  'answers every method': {
    faults: {
      wrap: (handle) => async (request) =>
        handle(
          request.method === 'PUT'
            ? new Request(request.url, {
                method: 'POST',
                headers: request.headers,
                body: await request.text(),
              })
            : request,
        ),
    },
    fails: ['refuses another method'],
  },
  'reads a body of any size': {
    faults: {
      wrap: (handle) => async (request) => {
        const text = await request.clone().text();
        if (text.length <= 4096) return handle(request);
        const { subdomain, api_key } = JSON.parse(text);
        return handle(withBody(request, JSON.stringify({ subdomain, api_key })));
      },
    },
    fails: ['refuses more than 4,096 bytes'],
  },
  'answers broken JSON with a crash': {
    faults: {
      wrap: (handle) => async (request) => {
        const text = await request.clone().text();
        try {
          if (request.method === 'POST') JSON.parse(text);
        } catch {
          return new Response('<h1>500 Internal Server Error</h1>', { status: 500 });
        }
        return handle(request);
      },
    },
    fails: ['refuses broken JSON'],
  },
  'calls its problems plain JSON': {
    faults: {
      wrap: (handle) => async (request) => {
        const response = await handle(request);
        if (!response.ok) response.headers.set('content-type', 'application/json');
        return response;
      },
    },
    fails: checks
      .map(({ name }) => name)
      .filter((name) => !/^(connects|saves|has no part)/.test(name)),
  },
};

describe('the conformance run', () => {
  const found = new Map<string, string[]>();
  // All at once, since each run waits for a slow IT Glue.
  beforeAll(async () => {
    const hosts: [string, Faults?][] = [
      ['is right'],
      ...Object.entries(brokenHosts).map(([name, { faults }]): [string, Faults] => [name, faults]),
    ];
    await Promise.all(
      hosts.map(async ([name, faults]) => found.set(name, await failuresOf(faults))),
    );
  }, 60_000);

  it('finds no fault in our own handler', () => {
    expect(found.get('is right')).toEqual([]);
  });

  it.each(Object.entries(brokenHosts))(
    'names what is wrong with a host that %s',
    (name, { fails }) => {
      expect(found.get(name)).toEqual(fails);
    },
  );
});
