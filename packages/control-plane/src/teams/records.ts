import { isPersonalTeam } from '../people/personal-team';
import type { MemberRole } from './roles';
import type { DeletedTeam, Team } from './schema';

/** How long a deleted team can be restored. */
export const WAITING_MS = 14 * 24 * 3600 * 1000;

export function teamOf({ id, name, slug }: { id: string; name: string; slug: string }, memberRole: MemberRole): Team {
  return { id, name, slug, memberRole, isPersonal: isPersonalTeam(id) };
}

export function deletedTeamOf({ id, name, deletedAt }: { id: string; name: string; deletedAt: Date }): DeletedTeam {
  return { id, name, deletedAt: deletedAt.getTime(), removedAt: deletedAt.getTime() + WAITING_MS };
}
