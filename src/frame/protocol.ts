// What the host's page and the frame say to each other. Neither ever sends the key.

import type { ConnectEvent } from '../form/events.js';
import { readProperty } from '../itglue/readProperty.js';
import type { Messages } from '../languages/en.js';

/** The frame's first message, to the page around it. */
export const readyMessage = 'itglue-connect:ready';

/** The page's answer, which carries the port. Everything else goes through the port. */
export const openMessage = 'itglue-connect:open';

/** What the host's page chooses. JSON can hold all of it. */
export interface FrameSettings {
  appName?: string | undefined;
  description?: string | undefined;
  messages?: Partial<Messages> | undefined;
  defaultSubdomain?: string | undefined;
  lockSubdomain?: boolean | undefined;
  requirePasswordAccess?: boolean | undefined;
  egressAddresses?: readonly string[] | undefined;
  /** The token of a connect link. */
  token?: string | undefined;
  /** Whether there is a "Done" button. */
  hasDone?: boolean | undefined;
  /** Whether the user can close the form: by Escape, and with `leave`. */
  canClose?: boolean | undefined;
  /** CSS properties and their values. `''` for those that aren't set. */
  theme?: Readonly<Record<string, string>> | undefined;
}

/**
 * From the host's page. `focus` moves the focus to the first empty field. `leave` asks the user before an entered key is
 * lost, and then closes.
 */
export type ToFrame =
  | { type: 'settings'; settings: FrameSettings }
  | { type: 'focus' }
  | { type: 'leave' };

/** From the frame: an event of the form, its height in pixels, or that the user has left it. */
export type FromFrame =
  | FrameEvent
  | { type: 'height'; height: number }
  | { type: 'close' }
  | { type: 'done' };

/** The events that the form in a frame reports. The host's page notices by itself when the form is gone. */
export type FrameEvent = Exclude<
  ConnectEvent,
  { type: 'closed' | 'key_replaced' | 'disconnected' }
>;

/** The fields that each message of the frame must have, by their `typeof`. */
const schema = {
  opened: {},
  guide_opened: {},
  subdomain_guessed: { subdomain: 'string' },
  refused: { field: 'string', reason: 'string' },
  submitted: { attemptId: 'string', subdomain: 'string' },
  failed: { attemptId: 'string', code: 'string' },
  cancelled: { attemptId: 'string' },
  connected: { attemptId: 'string', connection: 'object' },
  height: { height: 'number' },
  close: {},
  done: {},
} satisfies Record<FromFrame['type'], Record<string, string>>;

/** Whether a value has this type. */
export const isMessage = (value: unknown, type: string): boolean =>
  readProperty(value, 'type') === type;

/** Whether the frame may have sent this. Anything else is ignored, such as a message of a newer version. */
export function isFromFrame(value: unknown): value is FromFrame {
  const fields = Object.entries(schema).find(([type]) => isMessage(value, type))?.[1];
  return (
    !!fields &&
    Object.entries(fields).every(([name, type]) => typeof readProperty(value, name) === type)
  );
}
