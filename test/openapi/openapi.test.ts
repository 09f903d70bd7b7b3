// openapi.json: a linter finds nothing in it, and what the handlers really answer is what it says.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { everyAnswer } from './answers.js';

const file = new URL('../../dist/openapi.json', import.meta.url);
const openapi = JSON.parse(await readFile(file, 'utf8'));

it('is found nothing wrong with by a linter', async () => {
  const redocly = new URL('node_modules/@redocly/cli/bin/cli.js', import.meta.url);
  const config = new URL('redocly.yaml', import.meta.url);
  const args = [redocly.pathname, 'lint', file.pathname, '--config', config.pathname];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const linted = await promisify(execFile)('node', [...args, '--format=json'], { env });
  expect(JSON.parse(linted.stdout).problems).toEqual([]);
});

/** A copy in which an object may have no field that is not described, so that a field cannot be forgotten. */
function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly);
  if (typeof schema !== 'object' || !schema) return schema;
  const inside = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, strictly(value)]),
  );
  return inside.type === 'object' ? { ...inside, additionalProperties: false } : inside;
}

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addSchema(Object(strictly(openapi)), 'openapi.json');

/** What is wrong with a value, by the schema at this place in the document. */
function errorsOf(value: unknown, ...path: string[]): unknown[] {
  const pointer = path
    .map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  const validate = ajv.getSchema(`openapi.json#${encodeURI(pointer)}`);
  if (!validate) throw new Error(`There is no schema at ${pointer}`);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Where the description of an answer is: itself, or what it refers to. */
function placeOf({ path, method }: { path: string; method: string }, status: number): string[] {
  const operation = ['paths', path, method.toLowerCase()];
  const { $ref } = openapi.paths[path]?.[method.toLowerCase()]?.responses[status] ?? {};
  return $ref ? $ref.slice(2).split('/') : [...operation, 'responses', String(status)];
}

const at = (place: string[]) => place.reduce((inside, name) => inside?.[name], openapi);

const answers = await everyAnswer();

it.each(answers)('describes the answer to $what', async ({ response, ...asked }) => {
  const { status, headers } = response;
  const place = placeOf(
    // A method that an address does not have is described with those it has.
    asked.method === 'PUT' ? { ...asked, method: 'POST' } : asked,
    status,
  );
  const described = at(place);
  expect(described, `${status} is described`).toBeDefined();
  for (const [name, { $ref }] of Object.entries<{ $ref: string }>(described.headers)) {
    const value = headers.get(name);
    if (name === 'Retry-After' && value === null) continue;
    expect(value, name).not.toBeNull();
    const typed = name === 'Retry-After' ? Number(value) : value;
    expect(errorsOf(typed, ...$ref.slice(2).split('/'), 'schema')).toEqual([]);
  }
  const text = await response.text();
  if (status === 204) {
    expect(described.content).toBeUndefined();
    expect(text).toBe('');
    return;
  }
  const [contentType = ''] = Object.keys(described.content);
  expect(headers.get('content-type')).toBe(contentType);
  expect(errorsOf(JSON.parse(text), ...place, 'content', contentType, 'schema')).toEqual([]);
});

it('describes no answer that never comes', () => {
  const key = ({ path, method }: { path: string; method: string }, status: string | number) =>
    `${method.toUpperCase()} ${path} ${status}`;
  const came = new Set(answers.map((asked) => key(asked, asked.response.status)));
  const described = Object.entries<Record<string, { responses: object }>>(openapi.paths).flatMap(
    ([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => key({ path, method }, status)),
      ),
  );
  // By its method no request can be refused that is described as one of it.
  expect(described.filter((one) => !one.endsWith('405') && !came.has(one))).toEqual([]);
});

it('describes what the form posts', () => {
  const place = ['components', 'schemas', 'Credentials'];
  expect(errorsOf({ subdomain: 'api.eu', api_key: 'ITG.abc_1-2.3' }, ...place)).toEqual([]);
  for (const wrong of [
    { subdomain: 'api.us', api_key: 'ITG.abc' },
    { subdomain: 'api', api_key: 'hunter2' },
    { subdomain: 'api', api_key: `ITG.${'x'.repeat(509)}` },
    { subdomain: 'api', api_key: 'ITG.abc\n' },
    { subdomain: 'api' },
    {},
  ]) {
    expect(errorsOf(wrong, ...place)).not.toEqual([]);
  }
});
