// What `itglue-connect/frame` exports, and nothing else.

export type { OnConnect } from '../form/controller.js';
export type { ConnectEvent } from '../form/events.js';
export { ConnectError, type ConnectErrorCode } from '../itglue/connectError.js';
export type { Connection } from '../itglue/connection.js';
export type { Credentials } from '../itglue/credentials.js';
export { ConnectFrame } from './ConnectFrame.js';
export { ConnectFrameDialog, type ConnectFrameDialogProps } from './ConnectFrameDialog.js';
export type { ConnectFrameProps } from './props.js';
export { type ServeFrameOptions, serveFrame } from './serveFrame.js';
