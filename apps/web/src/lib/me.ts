'use client';

import type { Me, MemberRole, Team } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from './api';
import { useStoredState } from './stored-state';

/** Who is signed in; undefined while it loads. */
export function useMe(): Me | undefined {
  return useQuery(api.teams.me.queryOptions({ staleTime: 60_000 })).data;
}

/** The team whose projects are looked at: the one chosen last, at first the personal one. */
export function useCurrentTeam(): { team: Team | undefined; setTeamId: (teamId: string) => void } {
  const teams = useMe()?.teams;
  const [teamId, setTeamId] = useStoredState('team');
  return { team: teams?.find((team) => team.id === teamId) ?? teams?.[0], setTeamId };
}

/** This person's role in a project; undefined while it loads. */
export function useProjectRole(projectId: string): MemberRole | undefined {
  const me = useMe();
  const project = useQuery(api.projects.get.queryOptions({ input: { projectId } })).data;
  return me?.teams.find((team) => team.id === project?.teamId)?.memberRole;
}

const rolesThat = {
  operate: ['owner', 'admin', 'editor', 'operator'],
  edit: ['owner', 'admin', 'editor'],
  administer: ['owner', 'admin'],
} as const satisfies Record<string, readonly MemberRole[]>;

/**
 * Whether a role may operate (deploy, call, disconnect), edit (design, stages) or administer (secrets, deleting). It
 * decides what is offered, not what is allowed: the studio does. Undefined (still loading) is offered everything.
 */
export function may(role: MemberRole | undefined, what: keyof typeof rolesThat): boolean {
  const roles: readonly MemberRole[] = rolesThat[what];
  return role === undefined || roles.includes(role);
}
