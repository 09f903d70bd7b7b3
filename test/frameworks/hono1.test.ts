// @hono/node-server 1, which replaces the global Response and Request of the whole process.

import { createServer } from 'node:http';
import express5 from 'express';
import express4 from 'express-4';
import { Hono } from 'hono';
import { getRequestListener } from 'hono-node-server-1';
import { describe, expect, it } from 'vitest';
import { describeHost } from './describeHost.js';
import { listen } from './host.js';

const platform = await fetch('data:text/plain,hello');

it('replaces the global Response, so that instanceof is unreliable', () => {
  getRequestListener(() => new Response());
  expect(Object.prototype.isPrototypeOf.call(Response.prototype, platform)).toBe(false);
});

describe('on Hono', () => {
  describeHost({
    start: (handle) =>
      listen(
        createServer(
          getRequestListener(new Hono().post('/connect', ({ req }) => handle(req.raw)).fetch),
        ),
      ),
  });
});

describe('on Node’s http', () => {
  describeHost({ start: (handle) => listen(createServer(getRequestListener(handle))) });
});

describe.each([
  ['4', express4],
  ['5', express5],
])('on Express %s', (_, express) => {
  describeHost({
    start: (handle) => listen(express().post('/connect', getRequestListener(handle))),
    startAfterBodyParser: (handle) =>
      listen(express().use(express.json()).post('/connect', getRequestListener(handle))),
    startWithoutAdapter: (handle) => listen(express().post('/connect', handle)),
  });
});
