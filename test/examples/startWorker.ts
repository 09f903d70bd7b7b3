// The Worker as `wrangler` bundles it, under workerd, with its files, its KV, and the mock in place of the network.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from 'miniflare';
import { getResponse } from 'msw';
import { vi } from 'vitest';
import { itglueHandlers } from '../../src/testing/index.js';
import type { Example } from './startExample.js';

/** Starts the installed example of that folder. */
export async function startWorker(folder: string): Promise<Example> {
  const worker = new Miniflare({
    modules: true,
    script: await readFile(join(folder, 'dist/worker.js'), 'utf8'),
    compatibilityDate: '2026-04-01',
    kvNamespaces: ['CONNECTIONS'],
    assets: {
      directory: join(folder, 'public'),
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
    },
    async outboundService({ url, headers }: WorkerRequest) {
      const asked = new Request(url, { headers: Object.fromEntries(headers) });
      const answer = await getResponse(itglueHandlers(), asked);
      return new WorkerResponse(await answer?.text(), {
        status: answer?.status ?? 502,
        headers: Object.fromEntries(answer?.headers ?? []),
      });
    },
  });
  const { origin } = await worker.ready;
  await isServed(`${origin}/itglue-connect.standalone.js`);
  return { url: origin, printed: () => '', stop: () => worker.dispose() };
}

/** Waits until a file is served. Says why it isn't, which a browser doesn't tell. */
const isServed = (url: string) =>
  vi.waitFor(
    async () => {
      const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (!ok) throw new Error(`${url} is not served: HTTP ${status}`);
    },
    { timeout: 60_000, interval: 200 },
  );
