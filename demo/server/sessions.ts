// Who is signed in. There is nothing to sign in with: whoever opens the demo is an administrator,
// and may switch.

import { randomUUID } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';
import { ConnectError } from '../../src/server/index.js';
import type { Role } from '../session.js';

const cookieName = 'acme_session';

export function createSessions() {
  const roles = new Map<string, Role>();

  const idOf = ({ headers }: Request) => parse(headers.get('cookie') ?? '', cookieName)[cookieName];

  const roleOf = (request: Request): Role => roles.get(idOf(request) ?? '') ?? 'administrator';

  return {
    roleOf,

    /**
     * @returns who is asking
     * @throws {ConnectError} `not_allowed` for everyone but an administrator
     */
    requireAdministrator(request: Request): { role: Role } {
      const role = roleOf(request);
      if (role !== 'administrator') throw new ConnectError('not_allowed');
      return { role };
    },

    /** @returns the cookie to set. No script of the page can read it. */
    switchRole(request: Request, role: Role): string {
      const id = idOf(request);
      // An id that we did not give out is not taken up.
      const ours = id !== undefined && roles.has(id) ? id : randomUUID();
      roles.set(ours, role);
      return serialize(cookieName, ours, { httpOnly: true, sameSite: 'Lax', path: '/' });
    },
  };
}
