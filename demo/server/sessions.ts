// Who is signed in. There is nothing to sign in with: whoever opens the demo is an administrator,
// and may switch.

import { randomUUID } from 'node:crypto';
import { HTTPException } from 'hono/http-exception';
import { parse, serialize } from 'hono/utils/cookie';
import type { Role } from '../session.js';
import type { Customer } from './connectionStore.js';

const cookieName = 'acme_session';

/** Acme is a customer of its own. */
export const customer: Customer = { customerId: 'acme' };

export function createSessions() {
  const roles = new Map<string, Role>();

  const idOf = ({ headers }: Request) => parse(headers.get('cookie') ?? '', cookieName)[cookieName];

  const roleOf = (request: Request): Role => roles.get(idOf(request) ?? '') ?? 'administrator';

  return {
    roleOf,

    /**
     * @returns for whom
     * @throws {HTTPException} 403 for everyone but an administrator
     */
    requireAdministrator(request: Request): Customer {
      if (roleOf(request) !== 'administrator') {
        throw new HTTPException(403, { message: 'Only an administrator may' });
      }
      return customer;
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
