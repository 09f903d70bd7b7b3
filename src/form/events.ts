// What the form reports as it goes, for the host's analytics.

import type { ConnectErrorCode } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import type { Subdomain } from '../itglue/regions.js';

/** Something that happened, each reported once, in order. None holds any part of the key but `keyHint`. */
export type ConnectEvent =
  /** The form is there. */
  | { type: 'opened' }
  /** "Where do I find these?" was opened. */
  | { type: 'guide_opened' }
  /** The subdomain was read from an address that the user gave. */
  | { type: 'subdomain_guessed'; subdomain: Subdomain }
  /** The fields are good, and `onConnect` is called. */
  | { type: 'submitted'; subdomain: Subdomain }
  /** `onConnect` threw; what is not a `ConnectError` counts as `unknown` or `offline`. */
  | { type: 'failed'; code: ConnectErrorCode; suggestedSubdomain?: Subdomain | undefined }
  /** The user ended an attempt. */
  | { type: 'cancelled' }
  /** `onConnect` resolved. */
  | { type: 'connected'; connection: Connection }
  /** The dialog, or the form below a card, was left. */
  | { type: 'closed' }
  /** Follows `connected` where there was a connection before. */
  | { type: 'key_replaced'; connection: Connection }
  /** The card's `onDisconnect` is done. */
  | { type: 'disconnected' };
