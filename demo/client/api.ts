// What the page asks of Acme's server, in addition to what the form posts.

import { ConnectError } from '../../src/index.js';
import {
  type Connected,
  connectedSchema,
  problemSchema,
  type Role,
  type Session,
  signedInSchema,
} from '../session.js';

/** The address of `createConnectionHandler`. */
export const connectionAddress = '/api/itglue';

/** @throws {ConnectError} from all of these, when the server says no or cannot be reached */
export async function getSession(): Promise<Session> {
  const [signedIn, connected] = await Promise.all([
    ask('GET', '/api/session'),
    ask('GET', connectionAddress),
  ]);
  return { ...signedInSchema.parse(signedIn), ...readConnected(connected) };
}

export async function switchRole(role: Role) {
  return signedInSchema.parse(await ask('POST', '/api/session', { role }));
}

/** Asks IT Glue about the stored key. */
export async function checkConnection() {
  const answer = await ask('POST', `${connectionAddress}?check`);
  const found = connectedSchema.safeParse(answer).data?.check;
  return {
    connected: readConnected(answer),
    code: found?.health === 'unknown' ? found.code : undefined,
  };
}

export async function disconnect(): Promise<Connected> {
  return readConnected(await ask('DELETE', connectionAddress));
}

export async function revokeStoredKey(): Promise<void> {
  await ask('POST', '/api/mock/revoke');
}

/** @param answer `undefined` if nothing is connected */
function readConnected(answer: unknown): Connected {
  if (answer === undefined) return { connection: undefined, status: undefined, reason: undefined };
  const { connection, check } = connectedSchema.parse(answer);
  const isBroken = check?.health === 'broken';
  return {
    connection,
    status: isBroken ? 'broken' : 'connected',
    reason: isBroken && check.code === 'key_rejected' ? 'revoked' : undefined,
  };
}

/** @returns `undefined` where there is nothing to say */
async function ask(method: string, path: string, body?: object): Promise<unknown> {
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
  if (response.ok) return answer;
  throw new ConnectError(problemSchema.safeParse(answer).data?.code ?? 'unknown');
}
