// What the host's page may choose for the form in the frame.

import type { ConnectEvent } from '../form/events.js';
import type { Connection } from '../itglue/connection.js';
import type { Subdomain } from '../itglue/regions.js';
import type { Messages } from '../languages/en.js';

/** Text and callbacks only, since nothing else gets into the frame. `serveFrame` may fix any of the texts. */
export interface ConnectFrameProps {
  /** The address of the page that calls `serveFrame`. Give it an origin of its own. */
  src: string | URL;
  /** The `url` of a link from `createConnectLinks`. Its token goes to the frame, which authorizes the request with it. */
  link?: string | undefined;
  /** The name of the product that asks for the key. "this app" by default. */
  appName?: string | undefined;
  /** One sentence on what the product will do with the key. */
  description?: string | undefined;
  /** The subdomain that is selected at first. None by default. */
  defaultSubdomain?: Subdomain | undefined;
  /** Fixes that region: it is shown as text and can't be changed. `false` by default. */
  lockSubdomain?: boolean | undefined;
  /** Whether the key needs "Password Access". If so, the guide includes that step. `false` by default. */
  requirePasswordAccess?: boolean | undefined;
  /** The IP addresses from which the host's server calls IT Glue, for accounts that limit access by IP. */
  egressAddresses?: readonly string[] | undefined;
  /** Whether the first empty field takes focus when the form appears. `false` by default. */
  autoFocus?: boolean | undefined;
  /** A language, or single messages that replace the English ones. */
  messages?: Partial<Messages> | undefined;
  /** Called with the connection once the account is connected. */
  onSuccess?: ((connection: Connection) => void) | undefined;
  /** Called with each event, for analytics. An event may hold the hint of the key, and nothing else of it. */
  onEvent?: ((event: ConnectEvent) => void) | undefined;
  /** Called when the user clicks "Done" once the account is connected. Without it, there is no such button. */
  onDone?: (() => void) | undefined;
  /**
   * Called when the user closes the form by Escape, for a modal of the host's own. The form asks before an entered key
   * is lost. Without it, Escape does nothing.
   */
  onClose?: (() => void) | undefined;
  /** Called if the form isn't there within five seconds. */
  onLoadError?: ((error: Error) => void) | undefined;
}
