import { z } from 'zod';
import { personSchema, procedure } from '../contract/base';
import { type MemberRole, memberRoles } from './roles';

export { type MemberRole, memberRoles };

export const teamSchema = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  memberRole: z.enum(memberRoles),
});
export type Team = z.infer<typeof teamSchema>;

export const meSchema = z.object({ person: personSchema.extend({ email: z.string() }), teams: z.array(teamSchema) });
export type Me = z.infer<typeof meSchema>;

export const teamsContract = {
  /** Who is signed in, and the teams that they belong to; their personal one first. */
  me: procedure.route({ method: 'GET', path: '/me', tags: ['Teams'] }).output(meSchema),
};
