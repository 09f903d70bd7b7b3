// What `itglue-connect/nango` exports, and nothing else.

export { type NangoClient, nangoConnect } from './nangoConnect.js';
