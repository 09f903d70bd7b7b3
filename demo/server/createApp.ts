// Acme's server: the handler that the form posts to, and what the settings page needs around it.

import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { ConnectError, createConnectHandler } from '../../src/server/index.js';
import { roleSchema, type Session, users } from '../session.js';
import { checkConnection } from './checkConnection.js';
import type { ConnectionStore } from './connectionStore.js';
import type { ItglueMock } from './itglueMock.js';
import { problem } from './problem.js';
import { neverStored, protect, requireSameOrigin } from './protection.js';
import { createSessions } from './sessions.js';

export interface AppOptions {
  store: ConnectionStore;
  /** What stands in for IT Glue. Without it, IT Glue itself is asked. */
  mock?: ItglueMock | undefined;
  /** Told of what nobody expected. The answer does not say. */
  onError?: ((error: unknown, request: Request) => void) | undefined;
}

/** Makes the app without its page, which is the caller's to add. */
export function createApp({ store, mock, onError }: AppOptions): Hono {
  const sessions = createSessions();
  const app = new Hono();

  const administratorsOnly: MiddlewareHandler = async ({ req }, next) => {
    sessions.requireAdministrator(req.raw);
    await next();
  };

  async function answerSession(context: Context, role = sessions.roleOf(context.req.raw)) {
    const stored = await store.read();
    const session: Session = { user: users[role].name, role, mocked: mock !== undefined };
    if (stored) {
      session.connection = stored.connection;
      session.status = stored.status;
      if (stored.reason) session.reason = stored.reason;
    }
    return context.json(session);
  }

  app.use(protect);
  app.use('/api/*', neverStored, requireSameOrigin);

  const connect = createConnectHandler({
    authorize: sessions.requireAdministrator,
    save: store.save,
    ...(onError && { onError }),
  });
  app.post('/api/itglue/connect', ({ req }) => connect(req.raw));

  app.get('/api/session', (context) => answerSession(context));

  app.post('/api/session', smallBody, async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const wanted = z.object({ role: roleSchema }).safeParse(body);
    if (!wanted.success) throw new ConnectError('invalid_request');
    const { role } = wanted.data;
    context.header('set-cookie', sessions.switchRole(context.req.raw, role));
    return answerSession(context, role);
  });

  app.post('/api/itglue/check', administratorsOnly, async (context) => {
    await checkConnection(store);
    return answerSession(context);
  });

  app.delete('/api/itglue/connection', administratorsOnly, async (context) => {
    await store.remove();
    return answerSession(context);
  });

  if (mock) {
    app.post('/api/mock/revoke', administratorsOnly, async (context) => {
      const stored = await store.read();
      if (stored) mock.revoke((await store.unseal(stored)).apiKey);
      return answerSession(context);
    });
  }

  app.onError((error, { req }) => {
    if (error instanceof ConnectError) return problem(error.code);
    onError?.(error, req.raw);
    return problem('unknown');
  });

  return app;
}

const smallBody = bodyLimit({
  maxSize: 1024,
  onError() {
    throw new ConnectError('invalid_request');
  },
});
