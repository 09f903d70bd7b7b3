// What the page and its server tell each other.

import * as z from 'zod/mini';
import type { Connection, ConnectionCardProps } from '../src/index.js';
import type { ConnectionCheck } from '../src/server/index.js';

export const roleSchema = z.enum(['administrator', 'technician']);

export type Role = z.infer<typeof roleSchema>;

/** Who is signed in with which role. Only an administrator may change connections. */
export const users = {
  administrator: { name: 'Dana Reyes', title: 'Administrator' },
  technician: { name: 'Sam Ortiz', title: 'Technician' },
} satisfies Record<Role, { name: string; title: string }>;

const subdomainSchema = z.enum(['api', 'api.eu', 'api.au']);

export const connectionSchema = z.object({
  subdomain: subdomainSchema,
  organizationCount: z.exactOptional(z.number()),
  keyHint: z.exactOptional(z.string()),
  connectedAt: z.exactOptional(z.string()),
  id: z.exactOptional(z.string()),
}) satisfies z.ZodMiniType<Connection>;

const codeSchema = z.enum([
  'wrong_subdomain',
  'key_rejected',
  'rate_limited',
  'unavailable',
  'timeout',
  'offline',
  'not_allowed',
  'invalid_request',
  'unknown',
]);

const checkSchema = z.object({
  health: z.enum(['ok', 'broken', 'unknown']),
  code: z.exactOptional(codeSchema),
  suggestedSubdomain: z.exactOptional(subdomainSchema),
  retryAfter: z.exactOptional(z.number()),
  organizationCount: z.exactOptional(z.number()),
  checkedAt: z.string(),
}) satisfies z.ZodMiniType<ConnectionCheck>;

/** What is connected, and what the last check of it found. */
export const connectedSchema = z.object({
  connection: connectionSchema,
  check: z.exactOptional(checkSchema),
});

/** An answer that says no: why, in the words of a `ConnectError`. */
export const problemSchema = z.object({ code: codeSchema });

/** Who is signed in. */
export const signedInSchema = z.object({
  user: z.string(),
  role: roleSchema,
  /** Whether the server asks a mock in place of IT Glue. */
  mocked: z.boolean(),
});

export type SignedIn = z.infer<typeof signedInSchema>;

/** What the page shows of the connection. */
export interface Connected {
  connection: Connection | undefined;
  status: ConnectionCardProps['status'];
  reason: ConnectionCardProps['reason'];
}

export type Session = SignedIn & Connected;
