// The endpoints of the server part as OpenAPI 3.1, for back ends in other languages. Takes subdomains, the shape of a
// key, codes, statuses, titles and examples of problems from the code.

import * as z from 'zod/mini';
import manifest from '../package.json' with { type: 'json' };
import { keyHint, keyShape, longestKey } from '../src/itglue/apiKey.js';
import {
  ConnectError,
  type ConnectErrorCode,
  type ConnectErrorOptions,
  failures,
  isCode,
  type Problem,
  toProblem,
} from '../src/itglue/connectError.js';
import type { Connection } from '../src/itglue/connection.js';
import type { ConnectionCheck } from '../src/itglue/connectionCheck.js';
import { credentialsSchema } from '../src/itglue/credentialsSchema.js';
import { longestBody } from '../src/server/readCredentials.js';
import type { Refusal } from '../src/server/refusal.js';
import { testKeys } from '../src/testing/testKeys.js';

const codes = Object.keys(failures).filter(isCode);
const subdomain = { $ref: '#/components/schemas/Subdomain' };

// Spelled out, since `\w` includes other letters in some languages.
const keyPattern = new RegExp(keyShape.source.replace(String.raw`\w`, 'A-Za-z0-9_'));

/** The credentials in a request, in which the key is named `api_key`. */
const wireSchema = z.object({
  subdomain: credentialsSchema.shape.subdomain,
  api_key: z.string().check(z.regex(keyPattern), z.maxLength(longestKey)),
});

/** Removes `$schema` from a schema, since the document has it for all schemas. */
function jsonSchema(schema: z.ZodMiniType): object {
  const { $schema, ...plain } = z.toJSONSchema(schema);
  return plain;
}

const exampleKey = testKeys['api.eu'];
const connectedAt = '2026-11-02T09:30:00.000Z';
const checkedAt = '2026-11-09T09:30:00.000Z';
const connection: Connection = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: keyHint(exampleKey) ?? '',
  connectedAt,
};
const checks = {
  ok: { health: 'ok', organizationCount: 143, checkedAt },
  broken: { health: 'broken', code: 'key_rejected', checkedAt },
  broken_wrong_subdomain: {
    health: 'broken',
    code: 'wrong_subdomain',
    suggestedSubdomain: 'api.au',
    checkedAt,
  },
  unknown: { health: 'unknown', code: 'rate_limited', retryAfter: 42, checkedAt },
} satisfies Record<string, ConnectionCheck>;

const count = { type: 'integer', minimum: 0, description: 'How many organizations the key sees.' };
const seconds = { type: 'number', minimum: 0, maximum: 86_400 };
const time = { type: 'string', format: 'date-time' };
const text = { type: 'string' };

const schemas = {
  Subdomain: {
    description: 'The part of the API address before `.itglue.com`.',
    ...jsonSchema(wireSchema.shape.subdomain),
  },
  Credentials: {
    type: 'object',
    description: 'What the form posts.',
    required: Object.keys(wireSchema.shape),
    properties: {
      subdomain,
      api_key: {
        description:
          'The secret API key. Send it to IT Glue in the header `x-api-key`, and nowhere else. Never log it.',
        ...jsonSchema(wireSchema.shape.api_key),
      },
    },
  },
  Connection: {
    type: 'object',
    description: 'What may be shown of a connected account. It never holds the key.',
    required: ['subdomain'],
    properties: {
      subdomain,
      organizationCount: count,
      keyHint: { ...text, maxLength: 4, description: 'The last four characters of the key.' },
      connectedAt: time,
      id: { ...text, description: "The host's own identifier." },
    } satisfies Record<keyof Connection, object>,
  },
  Check: {
    type: 'object',
    description:
      'What a check of a stored connection found. Only a refusal of the key is `broken`. `unknown` says nothing about the key.',
    required: ['health', 'checkedAt'],
    properties: {
      health: { ...text, enum: ['ok', 'broken', 'unknown'] satisfies ConnectionCheck['health'][] },
      code: { $ref: '#/components/schemas/Code' },
      suggestedSubdomain: subdomain,
      retryAfter: {
        ...seconds,
        description: 'How long to wait before the next check, in seconds.',
      },
      organizationCount: count,
      checkedAt: time,
    } satisfies Record<keyof ConnectionCheck, object>,
  },
  Code: {
    ...text,
    description: 'Why it failed.',
    enum: codes,
  },
  Problem: {
    type: 'object',
    description:
      'A failure, as RFC 9457 has it. `code` may be left out where `type` ends with it, and so may all else.',
    required: ['type', 'status', 'code'],
    properties: {
      type: {
        ...text,
        format: 'uri',
        description: '`urn:itglue-connect:` and the code.',
      },
      title: {
        ...text,
        description: 'The failure in English, for logs. The form does not show it.',
      },
      status: { type: 'integer', description: 'The HTTP status.' },
      code: { $ref: '#/components/schemas/Code' },
      suggestedSubdomain: subdomain,
      retryAfter: { ...seconds, description: 'How long to wait before the next try, in seconds.' },
    } satisfies Record<keyof Problem, object>,
  },
};

const headers = {
  'Cache-Control': {
    description: 'No answer is to be kept.',
    schema: { ...text, const: 'no-store' },
  },
  'X-Content-Type-Options': {
    description: 'The content type is to be taken at its word.',
    schema: { ...text, const: 'nosniff' },
  },
  'Retry-After': {
    description: 'How long to wait, in seconds. Left out where IT Glue did not say.',
    schema: { type: 'integer', minimum: 0 },
  },
  Allow: { description: 'The methods that the address has.', schema: text },
};

const parameters = {
  Attempt: {
    name: 'X-Attempt-Id',
    in: 'header',
    description:
      'Identifies the attempt in the events of the form. Write it to the log when something fails, if it matches the pattern.',
    schema: { ...text, pattern: '^[A-Za-z0-9_-]{1,64}$' },
  },
};
const attemptRef = { $ref: '#/components/parameters/Attempt' };

const headerRefs = (...names: (keyof typeof headers)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
const always = headerRefs('Cache-Control', 'X-Content-Type-Options');

/** The meaning of each code for a back end that sends it. */
const meanings = {
  wrong_subdomain: 'The key is good, but at another subdomain, which `suggestedSubdomain` names.',
  key_rejected: 'Every region rejected the key.',
  rate_limited: 'IT Glue answered 429.',
  unavailable: 'IT Glue answered 5xx, not at all, or with something that is not JSON:API.',
  timeout: 'IT Glue did not answer in time. The limit is ten seconds.',
  offline: 'The server has no connection to the internet.',
  not_allowed: 'This user may not connect IT Glue.',
  invalid_request: 'The request is not one that the form makes.',
  unknown: 'Anything else.',
} satisfies Record<ConnectErrorCode, string>;

/** Refusals of a request with a status other than that of `invalid_request`. */
const refusals = {
  400: 'The body is not JSON, or not credentials.',
  403: 'The page has another origin, by `Origin` and `Sec-Fetch-Site`.',
  405: 'The address does not have the method.',
  413: `The body has more than ${longestBody.toLocaleString('en')} bytes.`,
  415: 'The content type is not `application/json`.',
} satisfies Record<Refusal['status'], string>;

const details: Partial<Record<ConnectErrorCode, ConnectErrorOptions>> = {
  wrong_subdomain: { suggestedSubdomain: 'api.eu' },
  rate_limited: { retryAfter: 42 },
};

/** The answer with one status: its codes and their reasons. */
function problem(status: number, meaning: Partial<Record<ConnectErrorCode, string>>) {
  const possible = Object.keys(meaning).filter(isCode);
  const example = (code: ConnectErrorCode) => ({
    summary: meaning[code],
    value: toProblem(new ConnectError(code, details[code]), status),
  });
  return {
    description: Object.values(meaning).join(' '),
    headers: {
      ...always,
      ...(status === 429 && headerRefs('Retry-After')),
      ...(status === 405 && headerRefs('Allow')),
    },
    content: {
      'application/problem+json': {
        schema: {
          allOf: [{ $ref: '#/components/schemas/Problem' }],
          properties: { status: { const: status }, code: { enum: possible } },
        },
        examples: Object.fromEntries(possible.map((code) => [code, example(code)])),
      },
    },
  };
}

/** Every problem: the codes of the table, and the refusals. */
const problems = new Map<number, ReturnType<typeof problem>>();
{
  const byStatus = new Map<number, Partial<Record<ConnectErrorCode, string>>>();
  const add = (status: number, code: ConnectErrorCode, meaning: string) =>
    byStatus.set(status, { ...byStatus.get(status), [code]: meaning });
  add(401, 'not_allowed', 'Nobody is signed in. The answer is what `authorize` returned.');
  for (const code of codes) add(failures[code][0], code, meanings[code]);
  for (const [status, why] of Object.entries(refusals)) add(Number(status), 'invalid_request', why);
  for (const [status, meaning] of byStatus) problems.set(status, problem(status, meaning));
}

/** References to the problems with these statuses, or to all. */
function failing(...statuses: number[]) {
  const wanted = statuses.length ? statuses : [...problems.keys()];
  return Object.fromEntries(
    wanted
      .toSorted((a, b) => a - b)
      .map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]),
  );
}

function success(description: string, properties: object, required: string[], examples: object) {
  return {
    description,
    headers: always,
    content: {
      'application/json': { schema: { type: 'object', required, properties }, examples },
    },
  };
}

const connectionRef = { connection: { $ref: '#/components/schemas/Connection' } };
const checkRef = { check: { $ref: '#/components/schemas/Check' } };
const example = (summary: string, value: object) => ({ summary, value });

const body = {
  description: `JSON of at most ${longestBody.toLocaleString('en')} bytes.`,
  required: true,
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/Credentials' },
      examples: {
        europe: example('A key of the European region', {
          subdomain: connection.subdomain,
          api_key: exampleKey,
        }),
      },
    },
  },
};

const connected = success(
  'IT Glue accepts the key, and it is stored. A back end may also answer with the bare connection, with an empty body, or with 204.',
  connectionRef,
  ['connection'],
  { connected: example('Connected', { connection }) },
);
const nothing = (description: string) => ({ description, headers: always });

export const openapi = {
  openapi: '3.1.1',
  info: {
    title: 'Connect IT Glue',
    version: manifest.version,
    summary: 'What the form of itglue-connect posts to, and what it expects.',
    description:
      'A host has one of two addresses: one that only connects, or one for everything that a settings page does with a connection. The paths are examples. `npx itglue-connect conformance URL` checks a back end that connects.',
    license: { name: manifest.license, identifier: manifest.license },
  },
  servers: [{ url: 'https://app.acme.example', description: 'Your own server.' }],
  tags: [
    { name: 'connect', description: 'For hosts that only connect: `createConnectHandler`.' },
    { name: 'connection', description: 'For a whole settings page: `createConnectionHandler`.' },
  ],
  security: [{ session: [] }],
  paths: {
    '/api/itglue/connect': {
      post: {
        operationId: 'connect',
        tags: ['connect'],
        summary: 'Checks a key with IT Glue, and stores it',
        description:
          'Nothing is stored unless IT Glue accepts the key. The same customer may connect again, which replaces the key.',
        parameters: [attemptRef],
        requestBody: body,
        responses: { 200: connected, ...failing() },
      },
    },
    '/api/itglue': {
      get: {
        operationId: 'showConnection',
        tags: ['connection'],
        summary: 'Shows the connection, never the key',
        responses: {
          200: success(
            'What may be shown, and what the last check found.',
            { ...connectionRef, ...checkRef },
            ['connection'],
            {
              connected: example('Connected, and never checked', { connection }),
              checked: example('Connected and checked', { connection, check: checks.ok }),
              broken: example('Connected once, and broken', { connection, check: checks.broken }),
            },
          ),
          204: nothing('Nothing is connected.'),
          ...failing(401, 403, 405, 500),
        },
      },
      post: {
        operationId: 'connectOrCheck',
        tags: ['connection'],
        summary: 'Connects, or with `?check` asks IT Glue about the stored key',
        description:
          'Without `check` it connects, as the other address does. With `check` it needs no body, and stores what it found.',
        parameters: [
          {
            name: 'check',
            in: 'query',
            description:
              'Asks IT Glue whether it still accepts the stored key. Its value is ignored.',
            allowEmptyValue: true,
            schema: text,
          },
          attemptRef,
        ],
        requestBody: { ...body, required: false },
        responses: {
          200: success(
            'Connected, or checked. A key that is refused is a success of the check: `check.health` says so.',
            { ...connectionRef, ...checkRef },
            ['connection'],
            {
              connected: example('Connected', { connection }),
              ok: example('Checked: all is well', { connection, check: checks.ok }),
              broken: example('Checked: the key is refused', { connection, check: checks.broken }),
              wrong_subdomain: example('Checked: the key belongs elsewhere', {
                connection,
                check: checks.broken_wrong_subdomain,
              }),
              unknown: example('Checked: IT Glue could not be asked', {
                connection,
                check: checks.unknown,
              }),
            },
          ),
          204: nothing('Nothing is connected, so there is nothing to check.'),
          ...failing(),
        },
      },
      delete: {
        operationId: 'disconnect',
        tags: ['connection'],
        summary: 'Removes the connection with its key',
        responses: {
          204: nothing('Removed, or there was none.'),
          ...failing(401, 403, 405, 500),
        },
      },
    },
  },
  components: {
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'session',
        description: 'However your users sign in. A cookie is an example.',
      },
    },
    schemas,
    parameters,
    headers,
    responses: Object.fromEntries(
      [...problems].map(([status, response]) => [`Problem${status}`, response]),
    ),
  },
};
