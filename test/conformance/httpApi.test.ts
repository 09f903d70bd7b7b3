// Runs the commands of docs/http-api.md and compares their answers with the page.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandIn, startStandIn } from '../../src/conformance/standIn.js';
import { toNodeListener } from '../../src/node/index.js';
import {
  type ConnectionHandlerOptions,
  createConnectHandler,
  createConnectionHandler,
  type StoredConnection,
  verifyCredentials,
} from '../../src/server/index.js';
import { listen } from '../support/listen.js';

const page = readFileSync('docs/http-api.md', 'utf8');

/** Each command, and the answer that the page shows after it. */
const lines = Array.from(
  page.matchAll(/```bash\n(curl .*?)\n```\n.*?```http\n(.*?)\n```/gs),
  ([, command = '', answer = '']) => ({ command, answer }),
);

let standIn: StandIn;
let origin: string;
const server = createServer();

beforeAll(async () => {
  standIn = await startStandIn();
  server.on('request', acme());
  origin = await listen(server);
});
afterAll(async () => {
  server.close();
  await standIn.close();
});

/** The address at the stand-in for one at IT Glue. */
const atStandIn = (text: string) =>
  text.replace(/https:\/\/(api(?:\.\w\w)?)\.itglue\.com/g, (_, subdomain) =>
    standIn.baseUrl.replace('{subdomain}', subdomain),
  );

function acme() {
  const rows = new Map<string, StoredConnection>();
  const options: ConnectionHandlerOptions<string> = {
    authorize({ headers }) {
      if (headers.get('cookie') !== 'session=dana') throw new Error('Nobody is signed in');
      return 'customer-1';
    },
    verify: (credentials, { signal }) =>
      verifyCredentials(credentials, {
        signal,
        fetch: (url, init) => fetch(atStandIn(String(url)), init),
      }),
    async save(credentials, _, customer, { connection }) {
      rows.set(customer, { connection, credentials: () => credentials });
    },
    load: async (customer) => rows.get(customer),
    async remove(customer) {
      rows.delete(customer);
    },
    onError() {},
  };
  const connect = createConnectHandler(options);
  const settings = createConnectionHandler(options);
  return toNodeListener((request) =>
    new URL(request.url).pathname === '/api/itglue/connect' ? connect(request) : settings(request),
  );
}

interface Answer {
  status: number;
  headers: Map<string, string>;
  body: unknown;
}

/** Reads an answer as `curl -i` prints one. */
function read(printed: string): Answer {
  const [head = '', ...rest] = printed.trim().split(/\r?\n\r?\n/);
  const [first = '', ...headers] = head.split(/\r?\n/);
  const text = rest.join('\n\n');
  return {
    status: Number(first.split(' ')[1]),
    headers: new Map(
      headers.map((header) => {
        const [name = '', ...value] = header.split(': ');
        return [name.toLowerCase(), value.join(': ')];
      }),
    ),
    body: text ? JSON.parse(text) : undefined,
  };
}

/** Puts the page's key hint and times in the place of real ones. */
function asOnPage(text: string): string {
  return text
    .replace(`"keyHint":"${standIn.keys['api.eu'].slice(-4)}"`, '"keyHint":"4b82"')
    .replace(/("connectedAt":)"[^"]+Z"/, '$1"2026-11-02T09:30:00.000Z"')
    .replace(/("checkedAt":)"[^"]+Z"/, '$1"2026-11-09T09:30:00.000Z"');
}

describe('docs/http-api.md', () => {
  it.each(lines)('promises what $command answers', async ({ command, answer }) => {
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-c', atStandIn(command.replaceAll('https://app.acme.example', origin))],
      { env: { ...process.env, KEY: standIn.keys['api.eu'], BUSY_KEY: standIn.keys.rateLimited } },
    );
    const promised = read(answer);
    const came = read(asOnPage(stdout));
    expect(came.status).toBe(promised.status);
    for (const [name, value] of promised.headers) expect(came.headers.get(name)).toBe(value);
    expect(came.body).toEqual(promised.body);
  });

  it('shows an answer for each command', () => {
    expect(lines).toHaveLength(page.match(/^curl /gm)?.length ?? 0);
    expect(lines.length).toBeGreaterThan(5);
  });
});
