// The events that the form reports, for the host's analytics.

import type { FieldError } from '../itglue/apiKey.js';
import type { ConnectErrorCode } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import type { Subdomain } from '../itglue/regions.js';
import type { ConnectState } from './controller.js';

/**
 * An event, reported once and in order. The only part of the key it may hold is `keyHint`. The events of one attempt
 * have the same `attemptId`, which `onConnect` gets too: `postTo` sends it to the host's server.
 */
export type ConnectEvent =
  /** The form has appeared. */
  | { type: 'opened' }
  /** The user opened "Where do I find my subdomain and key?". */
  | { type: 'guide_opened' }
  /** The form read the subdomain from an address that the user pasted. */
  | { type: 'subdomain_guessed'; subdomain: Subdomain }
  /** The user submitted, but a field is empty or invalid. Reported for each such field. */
  | { type: 'refused'; field: 'subdomain' | 'apiKey'; reason: FieldError }
  /** The fields are valid, and `onConnect` is called. */
  | { type: 'submitted'; attemptId: string; subdomain: Subdomain }
  /** `onConnect` threw. Any error but a `ConnectError` is reported as `unknown` or `offline`. */
  | {
      type: 'failed';
      attemptId: string;
      code: ConnectErrorCode;
      suggestedSubdomain?: Subdomain | undefined;
    }
  /** The user cancelled an attempt. */
  | { type: 'cancelled'; attemptId: string }
  /** `onConnect` resolved. */
  | { type: 'connected'; attemptId: string; connection: Connection }
  /**
   * The form has left the page: the user or the host closed it. `phase` is how far it got, and `duration` how long it
   * was there, in milliseconds. Nothing follows. Not reported by {@link useConnectForm}, which has no elements.
   */
  | { type: 'closed'; phase: ConnectState['phase']; duration: number }
  /** Follows `connected` if there was already a connection. */
  | { type: 'key_replaced'; connection: Connection }
  /** The card's `onDisconnect` has succeeded. */
  | { type: 'disconnected' };
