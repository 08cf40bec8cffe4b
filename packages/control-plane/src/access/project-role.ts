import { isAtLeast, lesserRole, type MemberRole, roleOf } from '../teams/roles';

/** All that can give a role on a project, as stored. */
export type Standing = {
  /** In the project's team. */
  teamRole: string | null;
  /** On the project itself. */
  grantRole: string | null;
  /** Of teams that it is shared with: what the team was given, and what the actor is in that team. */
  shared: readonly { grantRole: string; memberRole: string }[];
};

/**
 * The role on a project. Owners and admins have theirs on every project: they could take it back anyway. For another
 * member, and for a guest, a role on the project decides, whether it is more or less than the one in the team. Whoever
 * comes by a team that the project is shared with has at most their role in that team.
 */
export function roleOnProject({ teamRole, grantRole, shared }: Standing): MemberRole | undefined {
  const inTeam = teamRole === null ? undefined : roleOf(teamRole);
  if (inTeam !== undefined && isAtLeast(inTeam, 'admin')) return inTeam;
  const onProject = grantRole === null ? undefined : roleOf(grantRole);
  if (onProject !== undefined) return onProject;
  if (inTeam !== undefined) return inTeam;
  return shared
    .flatMap(({ grantRole: granted, memberRole }) => {
      const roles = [roleOf(granted), roleOf(memberRole)] as const;
      return roles[0] === undefined || roles[1] === undefined ? [] : [lesserRole(roles[0], roles[1])];
    })
    .reduce<MemberRole | undefined>(
      (best, role) => (best !== undefined && isAtLeast(best, role) ? best : role),
      undefined,
    );
}
