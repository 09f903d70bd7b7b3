// How much memory something takes at its peak.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** What is in use, in bytes. Not the memory of the process, which keeps what an earlier test has freed. */
const used = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** @returns how far the memory in use grew meanwhile, in megabytes */
export async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  // Otherwise, garbage of an earlier test would go meanwhile, and make up for what comes.
  if (typeof collectGarbage === 'function') collectGarbage();
  const before = used();
  let peak = before;
  const look = () => {
    peak = Math.max(peak, used());
  };
  const looking = setInterval(look, 5);
  try {
    await work();
    look();
  } finally {
    clearInterval(looking);
  }
  return (peak - before) / 1e6;
}
