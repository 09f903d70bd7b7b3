// What `itglue-connect/testing` exports, and nothing else.

export { type ItglueHandlersOptions, itglueHandlers, type MockKey } from './itglueHandlers.js';
export { testKeys } from './testKeys.js';
