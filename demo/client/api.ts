// What the page asks of Acme's server, besides what the form posts.

import { ConnectError } from '../../src/index.js';
import { problemSchema, type Role, type Session, sessionSchema } from '../session.js';

/** @throws {ConnectError} from all of these, when the server says no or cannot be reached */
export const getSession = () => ask('GET', '/api/session');
export const switchRole = (role: Role) => ask('POST', '/api/session', { role });
export const checkConnection = () => ask('POST', '/api/itglue/check');
export const disconnect = () => ask('DELETE', '/api/itglue/connection');
export const revokeStoredKey = () => ask('POST', '/api/mock/revoke');

async function ask(method: string, path: string, body?: object): Promise<Session> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch (cause) {
    throw new ConnectError('offline', { cause });
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw new ConnectError(problemSchema.safeParse(answer).data?.code ?? 'unknown');
  }
  return sessionSchema.parse(answer);
}
