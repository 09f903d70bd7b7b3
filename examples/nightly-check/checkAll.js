// Asks IT Glue about every stored connection, within its limit of requests.

import { setTimeout as sleep } from 'node:timers/promises';
import { checkConnection } from 'itglue-connect/server';

/**
 * IT Glue answers 429 to more than 3000 requests in 5 minutes. It doesn't say whether it counts them by key or by
 * address, so all of them count here. A refused key takes up to three requests, one for each region.
 */
const limit = { requests: 3000, milliseconds: 5 * 60_000 };

// How long to wait if IT Glue doesn't say it. In seconds.
const usualWait = limit.milliseconds / 1000;

// How often a connection is asked about again after a 429.
const retries = 3;

/**
 * Checks each connection and records the result. If IT Glue couldn't be asked, the connection is only counted: that says
 * nothing about the key, and the next run tries again.
 *
 * @template {{ credentials(): Promise<import('itglue-connect').Credentials> }} Row
 * @param {AsyncIterable<Row> | Iterable<Row>} rows the connections. Stream them, so that they don't fill the memory.
 * @param {(row: Row, check: import('itglue-connect').ConnectionCheck) => Promise<void>} record stores the result
 * @param {{ interval?: number, atOnce?: number }} [options] `interval` is the time from one request to the next, in
 * milliseconds. By default it keeps within IT Glue's limit and spreads the requests evenly. `atOnce` is how many checks
 * run at once, 8 by default.
 */
export async function checkAll(rows, record, options = {}) {
  const { interval = limit.milliseconds / limit.requests, atOnce = 8 } = options;
  const counts = { ok: 0, broken: 0, unknown: 0 };
  let nextRequest = 0;
  let pausedUntil = 0;

  /** @type {typeof fetch} */
  const paced = async (url, init) => {
    const now = performance.now();
    const start = Math.max(now, nextRequest);
    nextRequest = start + interval;
    if (start > now) await sleep(start - now, undefined, { signal: init?.signal ?? undefined });
    return fetch(url, init);
  };

  /** @param {Row} row */
  async function check(row) {
    const credentials = await row.credentials();
    for (let retry = 0; ; retry += 1) {
      if (pausedUntil > performance.now()) await sleep(pausedUntil - performance.now());
      const found = await checkConnection(credentials, { fetch: paced });
      if (found.code !== 'rate_limited' || retry === retries) return found;
      const wait = (found.retryAfter ?? usualWait) * 1000;
      pausedUntil = Math.max(pausedUntil, performance.now() + wait);
    }
  }

  const iterator =
    Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  async function work() {
    for (;;) {
      const { done, value: row } = await iterator.next();
      if (done) return;
      try {
        const found = await check(row);
        counts[found.health] += 1;
        if (found.health !== 'unknown') await record(row, found);
      } catch (error) {
        // One row that can't be read or stored doesn't end the night for the others.
        counts.unknown += 1;
        // Only its text: the fields of an error may have a key in them.
        console.error('A connection was not checked:', String(error));
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return counts;
}
