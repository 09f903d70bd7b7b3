// What the page and its server tell each other.

import * as z from 'zod/mini';
import type { Connection } from '../src/index.js';

export const roleSchema = z.enum(['administrator', 'technician']);

export type Role = z.infer<typeof roleSchema>;

/** Who is signed in with which role. Only an administrator may change connections. */
export const users = {
  administrator: { name: 'Dana Reyes', title: 'Administrator' },
  technician: { name: 'Sam Ortiz', title: 'Technician' },
} satisfies Record<Role, { name: string; title: string }>;

export const connectionSchema = z.object({
  subdomain: z.enum(['api', 'api.eu', 'api.au']),
  organizationCount: z.exactOptional(z.number()),
  keyHint: z.exactOptional(z.string()),
  connectedAt: z.exactOptional(z.string()),
  id: z.exactOptional(z.string()),
}) satisfies z.ZodMiniType<Connection>;

/** Whether the connection works, as far as Acme knows, and if not, why. */
export const statusSchema = z.enum(['connected', 'broken']);
export const reasonSchema = z.enum(['revoked', 'unused']);

/** Who is signed in, and what is connected. Every request but the one that connects is answered with it. */
export const sessionSchema = z.object({
  user: z.string(),
  role: roleSchema,
  /** Whether the server asks a mock in place of IT Glue. */
  mocked: z.boolean(),
  connection: z.exactOptional(connectionSchema),
  status: z.exactOptional(statusSchema),
  reason: z.exactOptional(reasonSchema),
});

export type Session = z.infer<typeof sessionSchema>;

/** An answer that says no: why, in the words of a `ConnectError`. */
export const problemSchema = z.object({
  code: z.enum(['not_allowed', 'rate_limited', 'unavailable', 'timeout', 'unknown']),
});
