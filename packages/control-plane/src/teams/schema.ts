import { z } from 'zod';
import { instant, personSchema, procedure, recordId } from '../contract/base';
import { type MemberRole, memberRoles } from './roles';

export { type MemberRole, memberRoles };

/** A name that people give, on one line. */
export const givenName = z
  .string()
  .trim()
  .min(1, 'Give a name.')
  .max(80, 'At most 80 characters.')
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'A name is one line of text.');

export const teamSchema = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  memberRole: z.enum(memberRoles),
  /** Of the person that it was made for with their account; it is theirs as long as that is there. */
  isPersonal: z.boolean(),
});
export type Team = z.infer<typeof teamSchema>;

export const deletedTeamSchema = z.object({ id: z.string(), name: z.string(), deletedAt: instant, removedAt: instant });
export type DeletedTeam = z.infer<typeof deletedTeamSchema>;

export const meSchema = z.object({
  /** `isAdministrator`: of the studio as a whole. */
  person: personSchema.extend({ email: z.string(), isAdministrator: z.boolean() }),
  teams: z.array(teamSchema),
});
export type Me = z.infer<typeof meSchema>;

export const memberSchema = z.object({
  person: personSchema.extend({ email: z.string() }),
  role: z.enum(memberRoles),
  joinedAt: instant,
  /** Where the role differs on a project. */
  projectRoles: z.array(z.object({ projectId: z.string(), projectName: z.string(), role: z.enum(memberRoles) })),
});
export type Member = z.infer<typeof memberSchema>;

const byId = z.object({ teamId: recordId });
const byMember = byId.extend({ personId: recordId });

export const teamsContract = {
  /** Who is signed in, and the teams that they belong to; their personal one first. */
  me: procedure.route({ method: 'GET', path: '/me', tags: ['Teams'] }).output(meSchema),
  create: procedure
    .route({ method: 'POST', path: '/teams', tags: ['Teams'] })
    .input(z.object({ name: givenName }))
    .output(teamSchema),
  rename: procedure
    .route({ method: 'PATCH', path: '/teams/{teamId}', tags: ['Teams'] })
    .input(byId.extend({ name: givenName }))
    .output(teamSchema),
  /** Takes the team and its projects out of reach; an owner can restore them until the waiting period is over. */
  delete: procedure
    .route({ method: 'DELETE', path: '/teams/{teamId}', tags: ['Teams'] })
    .input(byId.extend({ confirmName: z.string() }))
    .output(deletedTeamSchema),
  restore: procedure
    .route({ method: 'POST', path: '/teams/{teamId}/restore', tags: ['Teams'] })
    .input(byId)
    .output(teamSchema),
  /** The deleted teams that the caller owns and can restore. */
  listDeleted: procedure
    .route({ method: 'GET', path: '/deleted-teams', tags: ['Teams'] })
    .output(z.array(deletedTeamSchema)),
  members: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/members', tags: ['Teams'] })
    .input(byId)
    .output(z.array(memberSchema)),
  setRole: procedure
    .route({ method: 'PUT', path: '/teams/{teamId}/members/{personId}/role', tags: ['Teams'] })
    .input(byMember.extend({ role: z.enum(memberRoles) }))
    .output(z.void()),
  removeMember: procedure
    .route({ method: 'DELETE', path: '/teams/{teamId}/members/{personId}', tags: ['Teams'] })
    .input(byMember)
    .output(z.void()),
  leave: procedure
    .route({ method: 'POST', path: '/teams/{teamId}/leave', tags: ['Teams'] })
    .input(byId.extend({ confirmName: z.string() }))
    .output(z.void()),
  /** Makes another member the owner; the caller stays as an admin. */
  transfer: procedure
    .route({ method: 'POST', path: '/teams/{teamId}/transfer', tags: ['Teams'] })
    .input(byMember.extend({ confirmName: z.string() }))
    .output(z.void()),
};
