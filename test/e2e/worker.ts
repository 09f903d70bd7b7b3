// A host on Cloudflare Workers: it keeps what it is given in KV, since a Worker keeps nothing itself.

import { createConnectHandler } from '../../src/server/index.js';

interface Env {
  CONNECTIONS: {
    get(key: string): Promise<string | null>;
    put(key: string, value: string): Promise<void>;
  };
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    // For the test to look into; a host would not give it out.
    if (request.method === 'GET') return new Response(await env.CONNECTIONS.get('acme'));

    const connect = createConnectHandler({
      authorize: ({ headers }) =>
        headers.get('authorization') === 'Bearer dana'
          ? { customerId: 'acme' }
          : new Response(null, { status: 401 }),
      async save(credentials, _verification, { customerId }) {
        await env.CONNECTIONS.put(customerId, JSON.stringify(credentials));
        return { id: customerId };
      },
    });
    return connect(request);
  },
};
