// What the form reports as it goes, for the host's analytics.

import type { ConnectErrorCode } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import type { Subdomain } from '../itglue/regions.js';

/** Something that happened, each reported once, in order. None holds any part of the key but `keyHint`. */
export type ConnectEvent =
  | { type: 'opened' }
  | { type: 'guide_opened' }
  | { type: 'subdomain_guessed'; subdomain: Subdomain }
  | { type: 'submitted'; subdomain: Subdomain }
  | { type: 'failed'; code: ConnectErrorCode; suggestedSubdomain?: Subdomain | undefined }
  | { type: 'cancelled' }
  | { type: 'connected'; connection: Connection }
  | { type: 'closed' }
  /** Follows `connected` where there was a connection before. */
  | { type: 'key_replaced'; connection: Connection }
  | { type: 'disconnected' };
