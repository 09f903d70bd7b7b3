// Express 4 and 5.

import express5 from 'express';
import express4 from 'express-4';
import { describe } from 'vitest';
import { toNodeListener } from '../../src/node/index.js';
import { describeHost } from './describeHost.js';
import { listen } from './host.js';
import { toNodeListener as ownListener } from './toNodeListener.js';

describe.each([
  ['4', express4],
  ['5', express5],
])('on Express %s', (_, express) => {
  describeHost({
    start: (handle) => listen(express().post('/connect', toNodeListener(handle))),
    startHandingOn: (handle) =>
      listen(express().use(express.json()).post('/connect', toNodeListener(handle))),
    startWithoutAdapter: (handle) => listen(express().post('/connect', handle)),
  });
});

// An adapter that many hosts have written themselves.
describe.each([
  ['4', express4],
  ['5', express5],
])('on Express %s, with an adapter of the host', (_, express) => {
  describeHost({
    start: (handle) => listen(express().post('/connect', ownListener(handle))),
    startAfterBodyParser: (handle) =>
      listen(express().use(express.json()).post('/connect', ownListener(handle))),
  });
});
