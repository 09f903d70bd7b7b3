// A mock of IT Glue inside this process.

import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { regions } from '../../src/index.js';
import { itglueHandlers } from '../../src/testing/index.js';

export interface ItglueMock {
  /** Makes every region reject the key until the server stops. */
  revoke(apiKey: string): void;
  /** Whether IT Glue is down, for every key. */
  setOutage(isOut: boolean): void;
}

/** Answers this process's requests to IT Glue. All other requests go to the network. */
export function mockItglue(): ItglueMock {
  const revoked = new Set<string>();
  let outage = false;
  const troubles = regions.map(({ apiBase }) =>
    http.get(`${apiBase}/organizations`, ({ request }) => {
      if (outage) return new HttpResponse(null, { status: 503 });
      const isRevoked = revoked.has(request.headers.get('x-api-key') ?? '');
      return isRevoked ? HttpResponse.json({ message: 'Forbidden' }, { status: 403 }) : undefined;
    }),
  );
  setupServer(...troubles, ...itglueHandlers()).listen({ onUnhandledRequest: 'bypass' });
  return {
    revoke: (apiKey) => void revoked.add(apiKey),
    setOutage(isOut) {
      outage = isOut;
    },
  };
}
