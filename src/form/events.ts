// The events that the form reports, for the host's analytics.

import type { ConnectErrorCode } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import type { Subdomain } from '../itglue/regions.js';

/** An event, reported once and in order. The only part of the key it may hold is `keyHint`. */
export type ConnectEvent =
  /** The form has appeared. */
  | { type: 'opened' }
  /** The user opened "Where do I find these?". */
  | { type: 'guide_opened' }
  /** The form read the subdomain from an address that the user pasted. */
  | { type: 'subdomain_guessed'; subdomain: Subdomain }
  /** The fields are valid, and `onConnect` is called. */
  | { type: 'submitted'; subdomain: Subdomain }
  /** `onConnect` threw. Any error but a `ConnectError` is reported as `unknown` or `offline`. */
  | { type: 'failed'; code: ConnectErrorCode; suggestedSubdomain?: Subdomain | undefined }
  /** The user cancelled an attempt. */
  | { type: 'cancelled' }
  /** `onConnect` resolved. */
  | { type: 'connected'; connection: Connection }
  /** The dialog, or the form below a card, was closed. */
  | { type: 'closed' }
  /** Follows `connected` if there was already a connection. */
  | { type: 'key_replaced'; connection: Connection }
  /** The card's `onDisconnect` has succeeded. */
  | { type: 'disconnected' };
