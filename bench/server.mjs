// Measures how many requests the server part answers, next to bare handlers.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';
import { runs } from './statistics.mjs';

const connections = 64;
const seconds = 2;

/** @typedef {'ours' | 'bare' | 'streamed'} Kind */
/** @typedef {{ rate: number[], median: number[], slowest: number[], memory: number[] }} Load requests a second; ms at the 50th and 99th of 100; resident bytes */

/** @returns {Promise<Record<Kind, Load>>} */
export async function measureServer() {
  const load = () => ({ rate: [], median: [], slowest: [], memory: [] });
  /** @type {Record<Kind, Load>} */
  const loads = { ours: load(), bare: load(), streamed: load() };
  const servers = {
    ours: await start('ours'),
    bare: await start('bare'),
    streamed: await start('streamed'),
  };

  for (let run = 0; run < runs; run += 1) {
    for (const kind of /** @type {const} */ (['ours', 'bare', 'streamed'])) {
      const { url, server } = servers[kind];
      const result = await autocannon({
        url,
        connections,
        duration: seconds,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ subdomain: 'api.eu', api_key: 'ITG.0123456789abcdef' }),
      });
      if (result.non2xx || result.errors) throw new Error(`${kind} has refused what is right`);
      const load = loads[kind];
      load.rate.push(result.requests.average);
      load.median.push(result.latency.p50);
      load.slowest.push(result.latency.p99);
      server.send('memory');
      const [{ rss }] = await once(server, 'message');
      load.memory.push(rss);
    }
  }
  for (const { server } of Object.values(servers)) server.kill();
  return loads;
}

/** @param {Kind} kind */
async function start(kind) {
  const server = fork(new URL('handlers.mjs', import.meta.url), [kind]);
  const [{ port }] = await once(server, 'message');
  return { server, url: `http://127.0.0.1:${port}/` };
}
