// Acme on Cloudflare Workers. The handler keeps no state, so the connection goes to KV.

import { createConnectHandler } from 'itglue-connect/server';

interface Env {
  ASSETS: { fetch(request: Request): Promise<Response> };
  CONNECTIONS: { put(key: string, value: string): Promise<void> };
}

const securityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (new URL(request.url).pathname !== '/api/itglue/connect') {
      const asset = await env.ASSETS.fetch(request);
      const answer = new Response(asset.body, asset);
      answer.headers.set('content-security-policy', securityPolicy);
      return answer;
    }
    const connect = createConnectHandler({
      // Get the user from your session, and return a Response with 403 for users without permission.
      authorize: () => ({ customerId: 'acme' }),
      async save(credentials, _verification, { customerId }) {
        // Seal the key in your app with createVault.
        await env.CONNECTIONS.put(customerId, JSON.stringify(credentials));
      },
    });
    return connect(request);
  },
};
