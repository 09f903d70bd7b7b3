// Acme's server: the endpoint of the connection, and the endpoints that the settings page needs.

import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod/mini';
import {
  type ConnectLinks,
  createConnectHandler,
  createConnectionHandler,
} from '../../src/server/index.js';
import { roleSchema, type SignedIn, users } from '../session.js';
import type { ConnectionStore, Customer } from './connectionStore.js';
import type { ItglueMock } from './itglueMock.js';
import { neverStored, protect } from './protection.js';
import { createSessions, customer } from './sessions.js';

export interface AppOptions {
  store: ConnectionStore;
  links: ConnectLinks<Customer>;
  /** The page in the frame, and the links that connect there. */
  frame: { page: URL; links: ConnectLinks<Customer> };
  /** The mock of IT Glue. Without it, the server asks IT Glue itself. */
  mock?: ItglueMock | undefined;
  /** Receives refusals and failures, whose details are not in the answer. */
  onError?: ((error: unknown, request: Request) => void) | undefined;
}

/** Creates the app without its page, which the caller adds. */
export function createApp({ store, links, frame, mock, onError }: AppOptions): Hono {
  const sessions = createSessions();
  const app = new Hono();

  function answerSession(context: Context, role = sessions.roleOf(context.req.raw)) {
    const { name: user } = users[role];
    const answer = { user, role, frame: frame.page.href, mocked: mock !== undefined };
    return context.json(answer satisfies SignedIn);
  }

  app.use(protect(frame.page.origin));

  const connection = createConnectionHandler({
    ...store,
    // Everyone at Acme may see the connection.
    authorize: (request) =>
      request.method === 'GET' ? customer : sessions.requireAdministrator(request),
    ...(onError && { onError }),
  });
  app.all('/api/itglue', ({ req }) => connection(req.raw));

  // For users with a link but no login.
  const connectByLink = createConnectHandler({
    save: store.save,
    authorize: links.authorize,
    ...(onError && { onError }),
  });
  app.get('/api/itglue/link', ({ req }) => links.show(req.raw));
  app.post('/api/itglue/link', ({ req }) => connectByLink(req.raw));

  for (const path of ['/api/links', '/api/links/*', '/api/frame-links']) {
    app.use(path, neverStored, csrf());
  }

  app.post('/api/links', async (context) => {
    const asking = sessions.requireAdministrator(context.req.raw);
    const { name } = users[sessions.roleOf(context.req.raw)];
    return context.json(await links.issue(asking, { from: name, for: 'Acme' }));
  });

  app.post('/api/frame-links', async (context) =>
    context.json(await frame.links.issue(sessions.requireAdministrator(context.req.raw))),
  );

  app.delete('/api/links/:id', async (context) => {
    sessions.requireAdministrator(context.req.raw);
    // All links of the demo belong to its one customer.
    await links.revoke(context.req.param('id'));
    return context.body(null, 204);
  });

  app.use('/api/session', neverStored, csrf());

  app.get('/api/session', (context) => answerSession(context));

  app.post('/api/session', smallBody, async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const wanted = z.object({ role: roleSchema }).safeParse(body);
    if (!wanted.success) throw new HTTPException(400);
    const { role } = wanted.data;
    context.header('set-cookie', sessions.switchRole(context.req.raw, role));
    return answerSession(context, role);
  });

  if (mock) {
    app.use('/api/mock/*', neverStored, csrf());

    app.post('/api/mock/outage', smallBody, async (context) => {
      sessions.requireAdministrator(context.req.raw);
      const body: unknown = await context.req.json().catch(() => undefined);
      const wanted = z.object({ isOut: z.boolean() }).safeParse(body);
      if (!wanted.success) throw new HTTPException(400);
      mock.setOutage(wanted.data.isOut);
      return context.body(null, 204);
    });

    app.post('/api/mock/revoke', async (context) => {
      const { signal } = context.req.raw;
      const stored = await store.load(sessions.requireAdministrator(context.req.raw), { signal });
      if (stored) mock.revoke((await stored.credentials()).apiKey);
      return context.body(null, 204);
    });
  }

  app.onError((error, { req }) => {
    if (error instanceof HTTPException) return error.getResponse();
    onError?.(error, req.raw);
    return new Response(null, { status: 500 });
  });

  return app;
}

const smallBody = bodyLimit({ maxSize: 1024 });
