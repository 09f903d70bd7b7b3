// The sessions. The demo has no login: everyone who opens it is an administrator, and may switch roles.

import { randomUUID } from 'node:crypto';
import { HTTPException } from 'hono/http-exception';
import { parse, serialize } from 'hono/utils/cookie';
import type { Role } from '../session.js';
import type { Customer } from './connectionStore.js';

const cookieName = 'acme_session';

/** Acme is its own customer. */
export const customer: Customer = { customerId: 'acme' };

export function createSessions() {
  const roles = new Map<string, Role>();

  const idOf = ({ headers }: Request) => parse(headers.get('cookie') ?? '', cookieName)[cookieName];

  const roleOf = (request: Request): Role => roles.get(idOf(request) ?? '') ?? 'administrator';

  return {
    roleOf,

    /**
     * @returns the customer of the session
     * @throws {HTTPException} 403 for everyone but an administrator
     */
    requireAdministrator(request: Request): Customer {
      if (roleOf(request) !== 'administrator') {
        throw new HTTPException(403, { message: 'Only an administrator may' });
      }
      return customer;
    },

    /** @returns the cookie to set, which no script of the page can read */
    switchRole(request: Request, role: Role): string {
      const id = idOf(request);
      // Ignores an id that the server did not issue.
      const ours = id !== undefined && roles.has(id) ? id : randomUUID();
      roles.set(ours, role);
      return serialize(cookieName, ours, { httpOnly: true, sameSite: 'Lax', path: '/' });
    },
  };
}
