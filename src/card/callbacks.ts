// What a callback of the host's resolved to or threw, such as `onDisconnect` and `onCheck`.

import type { useHost } from '../host/HostContext.js';
import { ConnectError, fromProblem } from '../itglue/connectError.js';
import type { cardMessages } from '../languages/en.js';

// The other codes are only about connecting a key.
const codes = ['not_allowed', 'offline', 'rate_limited', 'timeout', 'unavailable'] as const;

/** Why a callback failed, as far as the card has words for it. */
export type Code = (typeof codes)[number] | 'unknown';

/** A `ConnectError` of any copy of the package, or a `Response` of any realm. */
interface Outcome {
  name?: unknown;
  code?: unknown;
  ok?: unknown;
  status?: unknown;
}

/** Throws for a response with an error status, and for a function, which nobody has called. */
export function throwIfRefused(callback: string, resolved: unknown): void {
  const { ok, status }: Outcome = Object(resolved);
  if (typeof resolved !== 'function' && ok !== false) return;
  throw new ConnectError(codeOf(resolved), {
    cause: new Error(
      ok === false
        ? `${callback} resolved to a response with status ${status}`
        : `${callback} resolved to a function`,
    ),
  });
}

/** The code of what a callback threw. */
export function codeOf(thrown: unknown): Code {
  const { name, code, ok, status }: Outcome = Object(thrown);
  if (name === 'ConnectError') return knownCode(code);
  if (ok === false) return knownCode(fromProblem(undefined, Number(status)).code);
  return navigator.onLine ? 'unknown' : 'offline';
}

/** The code, or `unknown` if the card has no words for it. */
export const knownCode = (wanted: unknown): Code =>
  codes.find((code) => code === wanted) ?? 'unknown';

type Say = ReturnType<typeof useHost<typeof cardMessages>>['say'];

/** Names the cause of a failure. Each action has its own words for `not_allowed`. */
export function titleOf(
  code: Code,
  notAllowed: `${'check' | 'disconnect' | 'load'}.not_allowed`,
  say: Say,
): string {
  if (code === 'not_allowed') return say(notAllowed);
  // The browser is online, so it is the host's server that can't be reached.
  if (code === 'offline' && navigator.onLine) return say('offline.server.title');
  return say(`${code}.title`);
}
