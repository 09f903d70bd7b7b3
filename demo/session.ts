// What the page and its server tell each other.

import * as z from 'zod/mini';

export const roleSchema = z.enum(['administrator', 'technician']);

export type Role = z.infer<typeof roleSchema>;

/** Who is signed in with which role. Only an administrator may change connections. */
export const users = {
  administrator: { name: 'Dana Reyes', title: 'Administrator' },
  technician: { name: 'Sam Ortiz', title: 'Technician' },
} satisfies Record<Role, { name: string; title: string }>;

/** Who is signed in. */
export const signedInSchema = z.object({
  user: z.string(),
  role: roleSchema,
  /** Whether the server asks a mock in place of IT Glue. */
  mocked: z.boolean(),
});

export type SignedIn = z.infer<typeof signedInSchema>;
