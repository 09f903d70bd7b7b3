// Fastify 5.

import fastify, { type FastifyInstance } from 'fastify';
import { describe } from 'vitest';
import { toNodeListener } from '../../src/node/index.js';
import { describeHost } from './describeHost.js';
import { type Handle, listen, type Running } from './host.js';
import { toNodeListener as ownListener } from './toNodeListener.js';

/** Fastify reads every body before the handler of a route, unless it is configured otherwise. */
const leaveBody = (app: FastifyInstance) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
};

async function start(route: (app: FastifyInstance) => void): Promise<Running> {
  const app = fastify();
  route(app);
  await app.ready();
  return listen(app.server);
}

/** With an adapter of the host. */
function mount(app: FastifyInstance, handle: Handle): void {
  const listener = ownListener(handle);
  app.post('/connect', (request, reply) => {
    reply.hijack();
    return listener(request.raw, reply.raw);
  });
}

describe('on Fastify', () => {
  const mountOurs = (handle: Handle) =>
    start((app) => void app.post('/connect', toNodeListener(handle)));
  describeHost({
    // Fastify has a body parser by default.
    start: mountOurs,
    startHandingOn: mountOurs,
  });
});

describe('on Fastify, with an adapter of the host', () => {
  describeHost({
    start: (handle) =>
      start((app) => {
        leaveBody(app);
        mount(app, handle);
      }),
    startAfterBodyParser: (handle) => start((app) => mount(app, handle)),
    // The types of Fastify refuse this, but JavaScript allows it.
    startWithoutAdapter: (handle) =>
      start((app) => Reflect.apply(app.post, app, ['/connect', handle])),
  });
});
