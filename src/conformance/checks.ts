// What an endpoint has to hold, one check a line of the table.

import type { ConnectErrorCode } from '../itglue/connectError.js';
import { regions, type Subdomain } from '../itglue/regions.js';
import type { Endpoint, Reply } from './endpoint.js';
import type { StandIn } from './standIn.js';

/** A rule of the contract. */
export interface Check {
  /** What holds when the check passes. */
  name: string;
  /**
   * Drives the endpoint.
   *
   * @throws {Deviation} saying what was expected and what came
   */
  run(endpoint: Endpoint, standIn: StandIn): Promise<void> | void;
  /** Whether it can only be seen through a probe. */
  needsProbe?: true;
}

/** The endpoint does not hold a rule. The message says what was expected and what came. */
export class Deviation extends Error {
  override readonly name = 'Deviation';
}

/** A limit for IT Glue of ten seconds, and some time around it. */
const longestAnswer = 15;

export const checks: readonly Check[] = [
  ...regions.map(
    ({ subdomain, name }): Check => ({
      name: `connects a good key at ${name}`,
      async run(endpoint, { keys }) {
        const reply = await endpoint.connect({ subdomain, apiKey: keys[subdomain] });
        expectSuccess(reply, subdomain);
      },
    }),
  ),
  {
    name: 'saves a good key once',
    needsProbe: true,
    async run(endpoint, { keys }) {
      const before = await endpoint.countSaves();
      await endpoint.connect({ subdomain: 'api', apiKey: keys.api });
      const saved = (await endpoint.countSaves()) - before;
      if (saved !== 1) throw new Deviation(`expected 1 more save, got ${saved}`);
    },
  },
  {
    name: 'names the region of a key from another one',
    async run(endpoint, { keys }) {
      await expectWrongSubdomain(endpoint, keys['api.eu'], 'api', 'api.eu');
      await expectWrongSubdomain(endpoint, keys['api.au'], 'api.eu', 'api.au');
      await expectWrongSubdomain(endpoint, keys.api, 'api.au', 'api');
    },
  },
  {
    name: 'sees that an empty answer without a count is no success',
    async run(endpoint, { keys }) {
      await expectWrongSubdomain(endpoint, keys.emptyElsewhere, 'api', 'api.eu');
    },
  },
  {
    name: 'asks the other regions before no organizations are a success',
    async run(endpoint, { keys }) {
      await expectWrongSubdomain(endpoint, keys.noOrganizationsElsewhere, 'api', 'api.eu');
    },
  },
  {
    name: 'refuses a key that every region rejects',
    async run(endpoint, { keys, requests }) {
      const before = { ...requests };
      const reply = await endpoint.connect({ subdomain: 'api.eu', apiKey: keys.revoked });
      expectProblem(reply, 422, 'key_rejected');
      const unasked = regions.filter(({ subdomain }) => requests[subdomain] === before[subdomain]);
      if (unasked.length) {
        throw new Deviation(
          `expected every region to be asked, and ${unasked.map(({ name }) => name).join(' and ')} was not`,
        );
      }
    },
  },
  {
    name: 'passes on how long IT Glue asks to wait',
    async run(endpoint, { keys }) {
      const reply = await endpoint.connect({ subdomain: 'api', apiKey: keys.rateLimited });
      expectProblem(reply, 429, 'rate_limited');
      const header = reply.headers.get('retry-after');
      const wait = memberOf(reply.json, 'retryAfter');
      if (header !== '42') {
        throw new Deviation(`expected the header Retry-After: 42, got ${header ?? 'none'}`);
      }
      if (wait !== undefined && wait !== 42) {
        throw new Deviation(`expected "retryAfter": 42 or none, got ${JSON.stringify(wait)}`);
      }
    },
  },
  {
    name: 'reports too many requests without a wait',
    async run(endpoint, { keys }) {
      const apiKey = keys.rateLimitedWithoutWait;
      expectProblem(await endpoint.connect({ subdomain: 'api', apiKey }), 429, 'rate_limited');
    },
  },
  {
    name: 'reports that IT Glue is down',
    async run(endpoint, { keys }) {
      const reply = await endpoint.connect({ subdomain: 'api', apiKey: keys.unavailable });
      expectProblem(reply, 502, 'unavailable');
    },
  },
  {
    name: 'reports that the connection to IT Glue broke off',
    async run(endpoint, { keys }) {
      const reply = await endpoint.connect({ subdomain: 'api', apiKey: keys.brokenOff });
      expectProblem(reply, 502, 'unavailable');
    },
  },
  {
    name: 'does not take a page of HTML for a success',
    async run(endpoint, { keys }) {
      const reply = await endpoint.connect({ subdomain: 'api', apiKey: keys.notJsonApi });
      expectProblem(reply, 502, 'unavailable');
    },
  },
  {
    name: 'follows no redirect with the key',
    async run(endpoint, standIn) {
      const apiKey = standIn.keys.redirected;
      const reply = await endpoint.connect({ subdomain: 'api', apiKey });
      if (standIn.keyFollowedRedirect) {
        throw new Deviation('the key was sent to where a redirect points');
      }
      expectProblem(reply, 502, 'unavailable');
    },
  },
  {
    name: `gives up on a slow IT Glue within ${longestAnswer} seconds`,
    async run(endpoint, { keys }) {
      const reply = await endpoint.connect({ subdomain: 'api', apiKey: keys.slow });
      expectProblem(reply, 504, 'timeout');
      if (reply.seconds > longestAnswer) {
        throw new Deviation(
          `expected an answer within ${longestAnswer} s, got it after ${reply.seconds.toFixed(1)} s`,
        );
      }
    },
  },
  {
    name: 'refuses someone who may not connect',
    async run(endpoint, { keys }) {
      const reply = await endpoint.connect(good(keys), { asStranger: true });
      expectProblem(reply, [401, 403], 'not_allowed');
    },
  },
  {
    name: 'refuses another method',
    async run(endpoint, { keys }) {
      const reply = await endpoint.connect(good(keys), { method: 'PUT' });
      expectProblem(reply, 405, 'invalid_request');
      if (!/\bPOST\b/.test(reply.headers.get('allow') ?? '')) {
        throw new Deviation('expected the header Allow to name POST');
      }
    },
  },
  {
    name: 'refuses a body that is not called JSON',
    async run(endpoint, { keys }) {
      const headers = { 'content-type': 'text/plain' };
      expectProblem(await endpoint.connect(good(keys), { headers }), 415, 'invalid_request');
    },
  },
  {
    name: 'refuses a page of another origin',
    async run(endpoint, { keys }) {
      const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
      expectProblem(await endpoint.connect(good(keys), { headers }), 403, 'invalid_request');
    },
  },
  {
    name: 'refuses more than 4,096 bytes',
    async run(endpoint, { keys }) {
      const body = JSON.stringify({
        subdomain: 'api',
        api_key: keys.api,
        padding: 'x'.repeat(5000),
      });
      expectProblem(await endpoint.send(body), 413, 'invalid_request');
    },
  },
  {
    name: 'refuses broken JSON',
    async run(endpoint) {
      expectProblem(await endpoint.send('{"subdomain": "api", '), 400, 'invalid_request');
      expectProblem(await endpoint.send('[]'), 400, 'invalid_request');
    },
  },
  {
    name: 'refuses an unknown region',
    async run(endpoint, standIn) {
      const before = total(standIn);
      const body = JSON.stringify({ subdomain: 'api.us', api_key: standIn.keys.api });
      expectProblem(await endpoint.send(body), 400, 'invalid_request');
      expectNothingAsked(standIn, before);
    },
  },
  {
    name: 'refuses what is not shaped like a key, and does not send it',
    async run(endpoint, standIn) {
      const before = total(standIn);
      for (const apiKey of [
        'hunter2-my-own-password',
        '',
        'ITG.line\nbreak',
        `ITG.${'x'.repeat(600)}`,
      ]) {
        expectProblem(await endpoint.connect({ subdomain: 'api', apiKey }), 400, 'invalid_request');
      }
      expectProblem(await endpoint.send('{"subdomain":"api","api_key":7}'), 400, 'invalid_request');
      expectNothingAsked(standIn, before);
    },
  },
  {
    name: 'saves nothing after a refusal',
    needsProbe: true,
    async run(endpoint, { keys }) {
      const before = await endpoint.countSaves();
      const subdomain = 'api';
      await endpoint.connect({ subdomain, apiKey: keys.revoked });
      await endpoint.connect({ subdomain, apiKey: keys.unavailable });
      await endpoint.connect({ subdomain, apiKey: keys['api.eu'] });
      await endpoint.connect(good(keys), { asStranger: true });
      const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
      await endpoint.connect(good(keys), { headers });
      const saved = (await endpoint.countSaves()) - before;
      if (saved) throw new Deviation(`expected no save, got ${saved}`);
    },
  },
  {
    // Last, since it looks at every answer so far.
    name: 'has no part of a key in any answer',
    run(endpoint, { keys }) {
      for (const { status, headers, text } of endpoint.replies) {
        const answer = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n') + text;
        const leaked = Object.values(keys).some((apiKey) => holdsPartOf(answer, apiKey));
        if (leaked) throw new Deviation(`an answer of ${status} holds a part of a key`);
      }
    },
  },
];

const good = (keys: StandIn['keys']) => ({ subdomain: 'api', apiKey: keys.api }) as const;

function expectSuccess(reply: Reply, subdomain: Subdomain): void {
  const { status, text, json } = reply;
  if (status < 200 || status > 299) throw new Deviation(`expected 200, got ${described(reply)}`);
  if (!text.trim()) return;
  const connection = memberOf(json, 'connection') ?? json;
  if (typeof connection !== 'object' || !connection) {
    throw new Deviation('expected {"connection": …} or an empty body');
  }
  const named = memberOf(connection, 'subdomain');
  if (named !== subdomain) {
    throw new Deviation(`expected "subdomain": "${subdomain}", got ${JSON.stringify(named)}`);
  }
}

async function expectWrongSubdomain(
  endpoint: Endpoint,
  apiKey: string,
  asked: Subdomain,
  right: Subdomain,
): Promise<void> {
  const reply = await endpoint.connect({ subdomain: asked, apiKey });
  expectProblem(reply, 422, 'wrong_subdomain');
  const suggested = memberOf(reply.json, 'suggestedSubdomain');
  if (suggested !== right) {
    throw new Deviation(
      `expected "suggestedSubdomain": "${right}", got ${JSON.stringify(suggested)}`,
    );
  }
}

/** RFC 9457, with our code as a member or at the end of `type`. */
function expectProblem(reply: Reply, status: number | number[], code: ConnectErrorCode): void {
  const statuses = [status].flat();
  if (!statuses.includes(reply.status)) {
    throw new Deviation(`expected ${statuses.join(' or ')} ${code}, got ${described(reply)}`);
  }
  const contentType = reply.headers.get('content-type') ?? 'none';
  if (!/^application\/problem\+json\s*(;|$)/i.test(contentType)) {
    throw new Deviation(`expected application/problem+json, got ${contentType}`);
  }
  if (codeOf(reply.json) !== code) {
    throw new Deviation(`expected the code ${code}, got ${described(reply)}`);
  }
  const inBody = memberOf(reply.json, 'status');
  if (inBody !== undefined && inBody !== reply.status) {
    throw new Deviation(
      `expected "status": ${reply.status} in the body, got ${JSON.stringify(inBody)}`,
    );
  }
}

function codeOf(problem: unknown): unknown {
  const type = memberOf(problem, 'type');
  return (
    memberOf(problem, 'code') ?? (typeof type === 'string' ? type.split(/[:/#]/).at(-1) : undefined)
  );
}

function described({ status, json }: Reply): string {
  const code = codeOf(json);
  return typeof code === 'string' ? `${status} ${code}` : String(status);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value ? Reflect.get(value, name) : undefined;
}

const total = ({ requests }: StandIn) => requests.api + requests['api.eu'] + requests['api.au'];

function expectNothingAsked(standIn: StandIn, before: number): void {
  if (total(standIn) !== before)
    throw new Deviation('expected IT Glue not to be asked, and it was');
}

/** Whether eight characters of the key in a row are in a text. The hint has four. */
function holdsPartOf(text: string, apiKey: string): boolean {
  const secret = apiKey.slice('ITG.'.length);
  const parts = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8));
  return parts.some((part) => text.includes(part));
}
