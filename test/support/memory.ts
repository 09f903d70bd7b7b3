// The peak memory use of an operation.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** The memory in use, in bytes. The memory of the process would include what an earlier test has freed. */
const used = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** @returns how much the memory in use grew in the meantime, in megabytes */
export async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  // Otherwise, garbage of an earlier test could be freed in the meantime, and hide the growth.
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
