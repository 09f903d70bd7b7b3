// What `itglue-connect/node` exports, and nothing else.

export { type NodeListener, toNodeListener, type WebHandler } from './toNodeListener.js';
