// `onConnect` may resolve to a response, which counts as a success or a failure by its status.

import { runInNewContext } from 'node:vm';
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectError, type OnConnect } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import { connect, renderForm } from '../support/renderForm.js';

const key = testKeys['api.eu'];

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

/** A callback as a host without TypeScript may write it. */
const resolvesWith = (resolved: unknown): OnConnect => {
  const onConnect = async () => resolved;
  return Object(onConnect);
};

interface Answer {
  status: number;
  body?: string;
  headers?: Record<string, string>;
}

/** The same answer as a `Response` of the page, as one of another realm, and as a plain object from a test. */
const makers: [whose: string, make: (answer: Answer) => unknown][] = [
  ['the page’s own', ({ status, body, headers = {} }) => new Response(body, { status, headers })],
  [
    'another realm’s',
    (answer) =>
      runInNewContext(
        `class Response {
          ok = answer.status >= 200 && answer.status < 300;
          status = answer.status;
          url = 'https://app.acme.example/connect?key=' + key;
          headers = { get: (name) => answer.headers?.[name] ?? null };
          async text() { return answer.body ?? ''; }
          async json() { return JSON.parse(await this.text()); }
          clone() { return this; }
        }
        new Response()`,
        { answer, key },
      ),
  ],
  [
    'a few lines of a test',
    ({ status, body }) => ({ ok: status < 300, json: async () => JSON.parse(body ?? '') }),
  ],
];

const rejected = JSON.stringify({ type: 'urn:itglue-connect:key_rejected', code: 'key_rejected' });
const page = { status: 404, body: '<h1>Not found</h1>', headers: { 'content-type': 'text/html' } };

describe.each(makers)('a response, %s', (_whose, make) => {
  it('with an error shows the failure in its body', async () => {
    const onError = vi.fn();
    const onSuccess = vi.fn();
    renderForm({
      onConnect: resolvesWith(make({ status: 422, body: rejected })),
      onError,
      onSuccess,
    });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'IT Glue didn’t accept this key',
    );
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ name: 'ConnectError', code: 'key_rejected' }),
    );
    expect(onSuccess).not.toHaveBeenCalled();
  });

  it('with an HTML page and status 404 is a failure', async () => {
    const onSuccess = vi.fn();
    renderForm({ onConnect: resolvesWith(make(page)), onSuccess });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'Something went wrong',
    );
    expect(onSuccess).not.toHaveBeenCalled();
  });

  it('with a success connects, and shows the connection in its body', async () => {
    const body = JSON.stringify({ connection: { subdomain: 'api.eu', organizationCount: 12 } });
    renderForm({ onConnect: resolvesWith(make({ status: 200, body })) });
    await connect();
    expect(await screen.findByText('Europe (api.eu) · 12 organizations')).toBeVisible();
  });
});

describe('a response', () => {
  it('with status 200 and an HTML page is a failure', async () => {
    renderForm({ onConnect: resolvesWith(new Response('\n<!doctype html><title>Acme</title>')) });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'Something went wrong',
    );
  });

  it('whose body was already read counts by its status', async () => {
    const response = new Response('{}', { status: 403 });
    await response.text();
    renderForm({ onConnect: resolvesWith(response) });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'You don’t have permission to connect IT Glue',
    );
  });

  it('that is thrown shows the failure in its body, and the host can still read it', async () => {
    const onError = vi.fn();
    const response = new Response(rejected, { status: 422 });
    const onConnect: OnConnect = async () => {
      throw response;
    };
    renderForm({ onConnect, onError });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'IT Glue didn’t accept this key',
    );
    expect(onError).toHaveBeenCalledExactlyOnceWith(response);
    expect(await response.text()).toBe(rejected);
  });

  it('gives the developer its status, content type and address, without the key', async () => {
    const onError = vi.fn();
    const response = new Response(page.body, page);
    Object.defineProperty(response, 'url', { value: `https://app.acme.example/${key}?k=${key}` });
    renderForm({ onConnect: resolvesWith(response), onError });
    await connect();
    await screen.findByRole('group', { name: /./ });
    expect(onError.mock.lastCall?.[0]).toMatchObject({
      message: expect.stringContaining(
        'https://app.acme.example/… answered with 404 and text/html',
      ),
      cause: { status: 404, contentType: 'text/html', address: 'https://app.acme.example/…' },
    });
  });
});

describe('a value that is not a success', () => {
  it('may be a function, as with onConnect={postTo}', async () => {
    const onError = vi.fn();
    const onSuccess = vi.fn();
    renderForm({ onConnect: resolvesWith(() => {}), onError, onSuccess });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'Something went wrong',
    );
    expect(onError.mock.lastCall?.[0]).toMatchObject({
      code: 'unknown',
      message: 'onConnect resolved to a function',
    });
    expect(onSuccess).not.toHaveBeenCalled();
  });

  it('may be an error that was returned', async () => {
    const onError = vi.fn();
    const error = new ConnectError('not_allowed');
    renderForm({ onConnect: resolvesWith(error), onError });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'You don’t have permission to connect IT Glue',
    );
    expect(onError).toHaveBeenCalledExactlyOnceWith(error);
  });

  it('may be a problem that the host read as JSON without checking the status', async () => {
    renderForm({ onConnect: resolvesWith(JSON.parse(rejected)) });
    await connect();
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'IT Glue didn’t accept this key',
    );
  });
});

it('offers the way out of a ConnectError from another copy of the package', async () => {
  const other = Object.assign(new Error('late'), {
    name: 'ConnectError',
    code: 'wrong_subdomain',
    suggestedSubdomain: 'api.au',
  });
  const onError = vi.fn();
  renderForm({ onConnect: () => Promise.reject(other), onError });
  await connect();
  expect(await screen.findByRole('button', { name: 'Use api.au and connect' })).toBeVisible();
  expect(onError).toHaveBeenCalledExactlyOnceWith(other);
});

it('finds the connection in a createConnectHandler answer that the host passes on as JSON', async () => {
  renderForm({ onConnect: resolvesWith({ connection: { organizationCount: 7 } }) });
  await connect();
  expect(await screen.findByText('Europe (api.eu) · 7 organizations')).toBeVisible();
});
