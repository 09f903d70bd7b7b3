// Without an onError, errors go to the console.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectError, createConnectHandler } from '../../src/server/index.js';
import { page, whole } from './attempt.js';
import { post } from './post.js';

async function read(request: Request): Promise<Request> {
  await request.text();
  return request;
}

describe('without an onError', () => {
  const logged = vi.spyOn(console, 'error');
  afterEach(() => {
    logged.mockReset();
    vi.unstubAllEnvs();
  });
  const handler = (options: object = {}) => createConnectHandler({ ...whole, ...options });
  const stranger = () => post(undefined, { headers: { origin: page } });
  const failing = { save: () => Promise.reject(new Error('The vault is sealed')) };

  it.each(['development', 'test', ''])(
    'the console gets everything, with NODE_ENV %j',
    async (environment) => {
      vi.stubEnv('NODE_ENV', environment);
      logged.mockReturnValue();
      await handler()(stranger());
      await handler({ authorize: () => Promise.reject(new Error('nobody')) })(post());
      await handler()(post('hunter2'));
      await handler(failing)(post());
      expect(logged.mock.calls.map(([line]) => String(line).split('\n')[0])).toEqual([
        expect.stringMatching(/^itglue-connect: Refusal: Refused: origin .* allowedOrigins/),
        'itglue-connect: Error: nobody',
        expect.stringMatching(/^itglue-connect: Refusal: Refused: the body is not JSON/),
        'itglue-connect: Error: The vault is sealed',
      ]);
    },
  );

  it('the console gets only what happens after authorize, in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    logged.mockReturnValue();
    await handler()(new Request('https://app.acme.example'));
    await handler()(stranger());
    await handler()(post(undefined, { headers: { 'content-type': null } }));
    await handler({ authorize: () => Promise.reject(new Error('nobody')) })(post());
    await handler({ authorize: () => Response.json({}) })(post());
    expect(logged).not.toHaveBeenCalled();

    await handler()(await read(post()));
    await handler(failing)(post());
    expect(logged.mock.calls.map(([line]) => String(line).split('\n')[0])).toEqual([
      expect.stringContaining('Mount the handler before express.json()'),
      'itglue-connect: Error: The vault is sealed',
    ]);
  });

  it('the console gets everything where process is undefined', async () => {
    logged.mockReturnValue();
    vi.stubGlobal('process', undefined);
    try {
      await handler()(stranger());
    } finally {
      vi.unstubAllGlobals();
    }
    expect(logged).toHaveBeenCalledOnce();
  });

  it('the console gets the causes, with name and code', async () => {
    logged.mockReturnValue();
    const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    const verify = () => Promise.reject(new ConnectError('unavailable', { cause }));
    await handler({ verify })(post());
    expect(logged).toHaveBeenCalledOnce();
    expect(logged.mock.calls[0]?.[0]).toMatch(
      /ConnectError \(unavailable\): .*\n +Cause: Error \(ENOTFOUND\): /,
    );
  });
});
