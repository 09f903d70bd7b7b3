// What `itglue-connect/testing` exports, and nothing else.

export type { MockKey } from './answers.js';
export { type ItglueHandlersOptions, itglueHandlers } from './itglueHandlers.js';
export { testKeys } from './testKeys.js';
