// Runs the checks one after the other, and says of each what came of it.

import { type Check, checks, Deviation } from './checks.js';
import { Endpoint, type EndpointOptions, NoAnswer } from './endpoint.js';
import type { StandIn } from './standIn.js';

/** What came of one check. */
export interface Result {
  name: string;
  /** `unchecked` where only a probe could tell. */
  outcome: 'holds' | 'fails' | 'unchecked';
  /** For `fails`: what was expected, and what came. */
  detail?: string;
}

/**
 * Checks an endpoint. Takes a little over ten seconds, since one check waits for a slow IT Glue.
 *
 * @param onResult called after each check
 */
export async function runChecks(
  options: EndpointOptions,
  standIn: StandIn,
  onResult: (result: Result) => void = () => {},
): Promise<Result[]> {
  const endpoint = new Endpoint(options);
  const results: Result[] = [];
  for (const { name, run, needsProbe } of checks) {
    const result: Result =
      needsProbe && !endpoint.hasProbe
        ? { name, outcome: 'unchecked' }
        : await outcomeOf({ name, run }, endpoint, standIn);
    results.push(result);
    onResult(result);
  }
  return results;
}

async function outcomeOf(
  { name, run }: Pick<Check, 'name' | 'run'>,
  endpoint: Endpoint,
  standIn: StandIn,
): Promise<Result> {
  try {
    await run(endpoint, standIn);
    return { name, outcome: 'holds' };
  } catch (error) {
    if (!(error instanceof Deviation || error instanceof NoAnswer)) throw error;
    return { name, outcome: 'fails', detail: error.message };
  }
}
