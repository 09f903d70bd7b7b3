// Tests for every framework.

import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import {
  createHost,
  credentials,
  type Handle,
  post,
  type Running,
  refusedUsers,
  startSignIn,
} from './host.js';

export interface Framework {
  /** Serves the handler at `/connect`. */
  start(handle: Handle): Promise<Running>;
  /** The same after a body parser, whose body the adapter does not pass on. */
  startAfterBodyParser?(handle: Handle): Promise<Running>;
  /** The same after a body parser, with an adapter that passes on the parsed body. */
  startHandingOn?(handle: Handle): Promise<Running>;
  /** The handler directly as a route, without an adapter. */
  startWithoutAdapter?(handle: Handle): Promise<Running>;
  /** The values that `authorize` may return to refuse, by user. */
  refusals?: Record<string, (request: Request) => unknown>;
}

/** Limits each request, since a page that waits forever would be the worst failure. */
const inTime = () => ({ signal: AbortSignal.timeout(25_000) });

export function describeHost(framework: Framework): void {
  const host = createHost(framework.refusals);
  let running: Running;
  beforeAll(async () => {
    await startSignIn();
    running = await framework.start(host.handle);
  });
  afterAll(() => running.stop());
  beforeEach(() => {
    host.saved.length = 0;
    host.errors.length = 0;
  });

  it('stores the key of an authorized user', async () => {
    const response = await post(running.url, 'dana', inTime());
    expect(response.status).toBe(200);
    const { connection } = await response.json();
    expect(connection).toMatchObject({ subdomain: 'api.eu', organizationCount: 143, id: 'acme' });
    expect(host.saved).toEqual([credentials]);
    expect(host.errors).toEqual([]);
  });

  it.each([...refusedUsers, ...Object.keys(framework.refusals ?? {})])(
    'never stores the key of a user whom authorize refuses with %s',
    async (user) => {
      const response = await post(running.url, user, inTime());
      // A Response with 401 is sent as the answer, whatever its class is.
      expect(response.status).toBe(/Response|answer/.test(user) ? 401 : 403);
      await response.text();
      expect(host.saved).toEqual([]);
    },
  );

  it('reports a refusal to the host', async () => {
    const response = await post(running.url, 'dana', {
      ...inTime(),
      headers: { 'content-type': 'application/json', origin: 'https://page.example' },
    });
    expect(response.status).toBe(403);
    expect(host.errors).toEqual([
      expect.objectContaining({
        status: 403,
        message: expect.stringContaining('origin https://page.example is not http://127.0.0.1:'),
      }),
    ]);
  });

  it('does not report a request that its sender has aborted', async () => {
    const sender = new AbortController();
    const body = JSON.stringify({ ...credentials, subdomain: 'api.au' });
    const waiting = host.waiting + 1;
    const response = post(running.url, 'dana', { body, signal: sender.signal });
    await vi.waitFor(() => expect(host.waiting).toBe(waiting), 25_000);
    sender.abort();
    await expect(response).rejects.toThrow();
    // By the time the next request is answered, the server has noticed the abort.
    await post(running.url, 'dana', inTime());
    expect(host.saved).toEqual([credentials]);
    expect(host.errors).toEqual([]);
  });

  const { startAfterBodyParser, startHandingOn, startWithoutAdapter } = framework;
  if (startHandingOn) {
    it('stores the key after a body parser too, and refuses the same requests', async () => {
      const late = await startHandingOn(host.handle);
      try {
        expect((await post(late.url, 'dana', inTime())).status).toBe(200);
        expect(host.saved).toEqual([credentials]);
        expect((await post(late.url, 'false', inTime())).status).toBe(403);
        const body = JSON.stringify({ subdomain: 'acme' });
        expect((await post(late.url, 'dana', { ...inTime(), body })).status).toBe(400);
        expect(host.saved).toEqual([credentials]);
      } finally {
        await late.stop();
      }
    });
  }
  if (startAfterBodyParser) {
    it('answers and reports the mistake if a body parser came first', async () => {
      const late = await startAfterBodyParser(host.handle);
      try {
        const response = await post(late.url, 'dana', inTime());
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ code: 'invalid_request' });
        expect(host.saved).toEqual([]);
        expect(host.errors).toEqual([
          expect.objectContaining({ message: expect.stringContaining('already read') }),
        ]);
      } finally {
        await late.stop();
      }
    });
  }
  if (startWithoutAdapter) {
    it('answers and reports the mistake if it is mounted without an adapter', async () => {
      const bare = await startWithoutAdapter(host.handle);
      try {
        const response = await post(bare.url, 'dana', inTime());
        expect(response.status).toBe(500);
        expect(await response.json()).toMatchObject({ code: 'unknown' });
        expect(host.saved).toEqual([]);
        expect(host.errors).toEqual([
          expect.objectContaining({ message: expect.stringContaining('toNodeListener') }),
        ]);
      } finally {
        await bare.stop();
      }
    });
  }
}
