// The data that the page and its server exchange.

import * as z from 'zod/mini';
import type { IssuedLink } from '../src/server/index.js';

export const roleSchema = z.enum(['administrator', 'technician']);

export type Role = z.infer<typeof roleSchema>;

/** The path of the page in the frame, which is on an origin of its own. */
export const framePage = '/itglue';

/** The path of a connect link. */
export const linkPage = '/connect-itglue';

/** The user with each role. Only an administrator may change connections. */
export const users = {
  administrator: { name: 'Dana Reyes', title: 'Administrator' },
  technician: { name: 'Sam Ortiz', title: 'Technician' },
} satisfies Record<Role, { name: string; title: string }>;

/** A new connect link. */
export const issuedLinkSchema = z.object({
  url: z.string(),
  id: z.string(),
  issuedAt: z.string(),
  expiresAt: z.string(),
}) satisfies z.ZodMiniType<IssuedLink>;

/** Who is signed in. */
export const signedInSchema = z.object({
  user: z.string(),
  role: roleSchema,
  /** The address of the page in the frame. */
  frame: z.string(),
  /** Whether the server asks a mock in place of IT Glue. */
  mocked: z.boolean(),
});

export type SignedIn = z.infer<typeof signedInSchema>;
