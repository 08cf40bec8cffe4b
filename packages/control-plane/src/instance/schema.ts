import { z } from 'zod';
import { instant, pageShape, procedure, recordId } from '../contract/base';
import { signUpPolicies } from './policies';

export const entranceSchema = z.object({
  signUp: z.enum(signUpPolicies),
  /** Nobody has signed up yet: whoever does becomes the administrator. */
  isFirstStart: z.boolean(),
  /** Whether a forgotten password can be mailed for. */
  canMail: z.boolean(),
});
export type Entrance = z.infer<typeof entranceSchema>;

export const instanceSettingsSchema = z.object({ signUp: z.enum(signUpPolicies) });
export type InstanceSettings = z.infer<typeof instanceSettingsSchema>;

export const inhabitantSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  isAdministrator: z.boolean(),
  hasTwoFactor: z.boolean(),
  suspendedAt: instant.nullable(),
  createdAt: instant,
  /** Null for whoever has no session. */
  lastSeenAt: instant.nullable(),
  sessions: z.int(),
  teams: z.int(),
});
export type Inhabitant = z.infer<typeof inhabitantSchema>;

const tags = ['Administration'];
const byPerson = z.object({ personId: recordId });

export const instanceContract = {
  /** What the pages for signing in and up need to know; for everybody. */
  entrance: procedure.route({ method: 'GET', path: '/instance/entrance', tags }).output(entranceSchema),
  settings: procedure.route({ method: 'GET', path: '/instance/settings', tags }).output(instanceSettingsSchema),
  setSettings: procedure
    .route({ method: 'PUT', path: '/instance/settings', tags })
    .input(instanceSettingsSchema)
    .output(instanceSettingsSchema),
  people: procedure
    .route({ method: 'GET', path: '/instance/people', tags })
    .input(z.object({ search: z.string().max(200).optional(), ...pageShape }))
    .output(z.object({ people: z.array(inhabitantSchema), total: z.int(), nextCursor: z.string().optional() })),
  /** Suspending somebody ends their sessions and revokes their tokens. */
  setSuspended: procedure
    .route({ method: 'PUT', path: '/instance/people/{personId}/suspension', tags })
    .input(byPerson.extend({ isSuspended: z.boolean() }))
    .output(z.void()),
  setAdministrator: procedure
    .route({ method: 'PUT', path: '/instance/people/{personId}/administrator', tags })
    .input(byPerson.extend({ isAdministrator: z.boolean() }))
    .output(z.void()),
  /** A link to pass on by hand, by which the person chooses a new password. It is shown once. */
  createResetLink: procedure
    .route({ method: 'POST', path: '/instance/people/{personId}/reset-link', tags })
    .input(byPerson)
    .output(z.object({ url: z.string(), expiresAt: instant })),
};
