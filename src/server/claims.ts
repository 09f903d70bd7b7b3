// What a request may do only once: taken right before `save`, given back if `save` fails.

import { ConnectError } from '../itglue/connectError.js';
import { linkHeader } from '../itglue/connectLink.js';

/** A right to connect once. */
export interface Claim {
  /** @throws if someone else has taken it, and then nothing is saved */
  take(): Promise<void>;
  /** Gives it back, so that it can be taken again. */
  giveBack(): Promise<void>;
}

// By request, so that it holds whatever context the host's `authorize` makes of it.
const claims = new WeakMap<Request, Claim>();

/** Makes `save` for this request need the claim. */
export function claimFor(request: Request, claim: Claim): void {
  claims.set(request, claim);
}

/**
 * Saves, if the claim of the request can be taken.
 *
 * The claim is taken before saving: of two requests at the same moment, the one that comes second must not have saved
 * when it learns that. It is taken only now, since a rejected key must not use it up.
 *
 * @param report receives a failure to give the claim back
 * @throws what `save` threw
 */
export async function saveOnce<Saved>(
  request: Request,
  save: () => Promise<Saved>,
  report: (error: unknown) => void,
): Promise<Saved> {
  const claim = claims.get(request);
  if (!claim && request.headers.has(linkHeader)) {
    throw new ConnectError('not_allowed', {
      message: `The request has the header ${linkHeader}, but authorize of createConnectLinks was not called with it, so the link would connect more than once. Call it with the request itself, not with a copy.`,
    });
  }
  await claim?.take();
  try {
    return await save();
  } catch (error) {
    await claim?.giveBack().catch(report);
    throw error;
  }
}
