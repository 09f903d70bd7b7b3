// The id of an attempt joins the form's events with the server's log.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { postTo } from '../../src/form/postTo.js';
import { ConnectError, createConnectHandler } from '../../src/server/index.js';
import { whole } from './attempt.js';
import { credentials, origin, post } from './post.js';

const outage = () => Promise.reject(new ConnectError('unavailable'));
const send = (handle: (request: Request) => Promise<Response>, id: string | null) =>
  handle(post(credentials, { headers: { 'x-attempt-id': id } }));

afterEach(() => void vi.restoreAllMocks());

describe('the id of the attempt', () => {
  it('is the same in the request of postTo and in onError', async () => {
    const onError = vi.fn();
    const handle = createConnectHandler({ ...whole, verify: outage, onError });
    const connect = postTo(`${origin}/api/itglue/connect`, {
      headers: { origin },
      fetch: (url, init) => handle(new Request(url, init)),
    });
    const { signal } = new AbortController();
    await expect(connect(credentials, { signal, attemptId: '0123456789abcdef' })).rejects.toThrow(
      ConnectError,
    );
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(ConnectError), expect.any(Request), {
      attemptId: '0123456789abcdef',
    });
  });

  it.each([
    ['missing', null],
    ['empty', ''],
    ['with a line break', 'a b'],
    ['with markup', '<b>'],
    ['too long', 'a'.repeat(65)],
  ])('is left out if it is %s', async (_, id) => {
    const onError = vi.fn();
    await send(createConnectHandler({ ...whole, verify: outage, onError }), id);
    expect(onError.mock.calls[0]?.[2]).toEqual({ attemptId: undefined });
  });

  it('is on the console, in a line of its own', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    await send(createConnectHandler({ ...whole, verify: outage }), 'f00d');
    expect(error.mock.calls[0]?.[0]).toMatch(
      /^itglue-connect: .*unavailable.*\n {2}Attempt: f00d$/s,
    );
    await send(createConnectHandler({ ...whole, verify: outage }), null);
    expect(error.mock.calls[1]?.[0]).not.toContain('Attempt');
  });
});
