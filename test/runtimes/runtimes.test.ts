// The packed package on runtimes and platforms that hosts have.

import { resolve } from 'node:path';
import { beforeAll } from 'vitest';
import { unpackPackage } from '../support/unpack.js';
import { type Came, describePlatform, type Platform, type Sent } from './describePlatform.js';
import { bin, startProgram } from './startProgram.js';

const home = 'test/runtimes';

beforeAll(() => unpackPackage(home));

describePlatform('Deno', (baseUrl) =>
  startProgram(baseUrl, [
    ...([bin('deno'), 'run', '--no-prompt', '--allow-net', '--allow-env', '--allow-read'] as const),
    'hosts/deno.mjs',
  ]),
);
describePlatform('Bun', (baseUrl) => startProgram(baseUrl, [bin('bun'), 'hosts/bun.mjs']));
describePlatform('tRPC, beside it', (baseUrl) =>
  startProgram(baseUrl, [process.execPath, 'hosts/trpc.mjs']),
);

const host = (name: string) => import(resolve(home, 'hosts', `${name}.mjs`));
const origin = 'https://app.acme.example';

/** A function of web standards, called as the platform calls it. */
const called = async (name: string, exported: string, ...more: unknown[]): Promise<Platform> => {
  const module = await host(name);
  return {
    origin,
    async ask({ method, path, headers, body }) {
      const request = new Request(origin + path, { method, headers, body });
      const response: Response = await module[exported](request, ...more);
      return {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        text: await response.text(),
      };
    },
  };
};
describePlatform('a function of Vercel', () => called('vercel', 'POST'));
describePlatform('a function of Netlify', () =>
  called('netlify', 'default', { requestId: '1', params: {}, cookies: {}, waitUntil() {} }),
);

/** Events as AWS sends them, each with what is the same for all of its kind. */
const events: Record<string, (sent: Sent, isBase64: boolean) => object> = {
  'payload 1.0 of API Gateway': ({ method, path, headers, ...sent }, isBase64) => ({
    version: '1.0',
    resource: path,
    path,
    httpMethod: method,
    headers: { ...headers, Host: sent.host },
    multiValueHeaders: Object.fromEntries(
      Object.entries({ ...headers, Host: sent.host }).map(([name, value]) => [name, [value]]),
    ),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    requestContext: {
      httpMethod: method,
      path,
      stage: '$default',
      identity: {},
      domainName: sent.host,
    },
    body: encoded(sent.body, isBase64),
    isBase64Encoded: isBase64,
  }),
  'payload 2.0 of API Gateway': ({ method, path, headers, ...sent }, isBase64) => {
    const { cookie, ...others } = headers;
    return {
      version: '2.0',
      routeKey: `${method} ${path}`,
      rawPath: path,
      rawQueryString: '',
      cookies: [cookie],
      headers: { ...others, host: sent.host },
      requestContext: { domainName: sent.host, stage: '$default', http: { method, path } },
      body: encoded(sent.body, isBase64),
      isBase64Encoded: isBase64,
    };
  },
  'an Application Load Balancer': ({ method, path, headers, ...sent }, isBase64) => ({
    requestContext: {
      elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:tg/acme/1' },
    },
    httpMethod: method,
    path,
    queryStringParameters: {},
    headers: { ...headers, host: sent.host },
    body: encoded(sent.body, isBase64),
    isBase64Encoded: isBase64,
  }),
};

const encoded = (body: string, isBase64: boolean) =>
  isBase64 ? Buffer.from(body).toString('base64') : body;

for (const [kind, toEvent] of Object.entries(events)) {
  for (const isBase64 of [false, true]) {
    describePlatform(`AWS Lambda, after ${kind}${isBase64 ? ', in base64' : ''}`, async () => {
      const { handler } = await host('lambda');
      return {
        origin,
        async ask(sent): Promise<Came> {
          const result = await handler(toEvent(sent, isBase64), {});
          const headers = new Headers(
            result.headers ??
              Object.entries<string[]>(result.multiValueHeaders).map(([name, [value = '']]) => [
                name,
                value,
              ]),
          );
          return {
            status: result.statusCode,
            contentType: headers.get('content-type') ?? '',
            text: encodedBack(result),
          };
        },
      };
    });
  }
}

const encodedBack = ({ body, isBase64Encoded }: { body: string; isBase64Encoded: boolean }) =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
