import { z } from 'zod';
import { instant, procedure, recordId } from '../contract/base';
import { emailAddress } from '../invitations/schema';

export const personName = z
  .string()
  .trim()
  .min(1, 'Say what you want to be called.')
  .max(100, 'A name has at most 100 characters.');

/** Longer than any password may be, so that the rules can say so. */
const password = z.string().max(1000);
const secret = z.string().min(1).max(100);

export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** Whether it was shown that the address is theirs. */
  isEmailVerified: z.boolean(),
  /** Who came by a company's sign-in may have none. */
  hasPassword: z.boolean(),
  isAdministrator: z.boolean(),
  /** Whether the studio can send mail: a new address is then asked whether it is theirs. */
  canMail: z.boolean(),
  createdAt: instant,
});
export type Account = z.infer<typeof accountSchema>;

export const sessionSchema = z.object({
  id: z.string(),
  /** Browser and system, as far as the browser says. */
  device: z.string(),
  isMobile: z.boolean(),
  address: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  /** The one that asks. */
  isCurrent: z.boolean(),
});
export type AccountSession = z.infer<typeof sessionSchema>;

export const passwordRatingSchema = z.object({
  /** 0 to 4: how hard it is to guess. */
  score: z.int(),
  isEnough: z.boolean(),
  advice: z.string().optional(),
});
export type PasswordRatingRecord = z.infer<typeof passwordRatingSchema>;

export const deletionSchema = z.object({
  /** Teams that nobody else owns: they are handed over or deleted first. */
  ownedAlone: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The team that came with the account goes with it. */
  personalTeam: z.object({ name: z.string(), projects: z.int() }).nullable(),
  /** Nobody else runs the studio. */
  isLastAdministrator: z.boolean(),
});
export type AccountDeletion = z.infer<typeof deletionSchema>;

const tags = ['Account'];

export const accountContract = {
  get: procedure.route({ method: 'GET', path: '/account', tags }).output(accountSchema),
  rename: procedure
    .route({ method: 'PATCH', path: '/account', tags })
    .input(z.object({ name: personName }))
    .output(z.void()),
  /** Ends every other session. */
  changePassword: procedure
    .route({ method: 'POST', path: '/account/password', tags })
    .input(z.object({ current: password.optional(), next: password }))
    .output(z.void()),
  /** With a mail server the new address is asked first: `sent`. Without one it counts at once: `changed`. */
  changeEmail: procedure
    .route({ method: 'POST', path: '/account/email', tags })
    .input(z.object({ email: emailAddress, current: password.optional() }))
    .output(z.enum(['sent', 'changed'])),
  confirmEmail: procedure
    .route({ method: 'POST', path: '/account/email/confirm', tags })
    .input(z.object({ secret }))
    .output(z.object({ email: z.string() })),
  sessions: procedure.route({ method: 'GET', path: '/account/sessions', tags }).output(z.array(sessionSchema)),
  endSession: procedure
    .route({ method: 'DELETE', path: '/account/sessions/{sessionId}', tags })
    .input(z.object({ sessionId: recordId }))
    .output(z.void()),
  endOtherSessions: procedure
    .route({ method: 'DELETE', path: '/account/sessions', tags })
    .output(z.object({ ended: z.int() })),
  /** What deleting the account would take along, and what stands in its way. */
  deletion: procedure.route({ method: 'GET', path: '/account/deletion', tags }).output(deletionSchema),
  delete: procedure
    .route({ method: 'POST', path: '/account/delete', tags })
    .input(z.object({ confirmEmail: z.string().max(254), current: password.optional() }))
    .output(z.void()),
  /** For whoever chooses a password, before it is sent: nothing of it is kept. */
  ratePassword: procedure
    .route({ method: 'POST', path: '/account/password/rate', tags })
    .input(z.object({ password, words: z.array(z.string().max(300)).max(4).default([]) }))
    .output(passwordRatingSchema),
  /** Answers the same for every address, at once: a mail comes where there is an account. */
  requestReset: procedure
    .route({ method: 'POST', path: '/account/reset/request', tags })
    .input(z.object({ email: emailAddress }))
    .output(z.void()),
  /** For whoever holds the link: whose password it is. */
  lookReset: procedure
    .route({ method: 'POST', path: '/account/reset/look', tags })
    .input(z.object({ secret }))
    .output(z.object({ email: z.string(), expiresAt: instant, apiTokens: z.int() })),
  /** Spends the link, ends every session and, unless told not to, revokes the person's API tokens. */
  reset: procedure
    .route({ method: 'POST', path: '/account/reset', tags })
    .input(z.object({ secret, password, revokesTokens: z.boolean().default(true) }))
    .output(z.object({ email: z.string() })),
};
