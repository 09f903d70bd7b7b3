// The page's requests to Acme's server, except for the connection.

import { issuedLinkSchema, type Role, type SignedIn, signedInSchema } from '../session.js';

/** @throws for all of these requests, if the server refuses or can't be reached */
export async function getSession(): Promise<SignedIn> {
  return signedInSchema.parse(await (await ask('GET', '/api/session')).json());
}

export async function switchRole(role: Role): Promise<SignedIn> {
  return signedInSchema.parse(await (await ask('POST', '/api/session', { role })).json());
}

export async function createLink() {
  return issuedLinkSchema.parse(await (await ask('POST', '/api/links')).json());
}

export async function createFrameLink() {
  return issuedLinkSchema.parse(await (await ask('POST', '/api/frame-links')).json());
}

export async function revokeLink(id: string): Promise<void> {
  await ask('DELETE', `/api/links/${encodeURIComponent(id)}`);
}

export async function revokeStoredKey(): Promise<void> {
  await ask('POST', '/api/mock/revoke');
}

export async function simulateOutage(isOut: boolean): Promise<void> {
  await ask('POST', '/api/mock/outage', { isOut });
}

async function ask(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered with ${response.status}`);
  return response;
}
