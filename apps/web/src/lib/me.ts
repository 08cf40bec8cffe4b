'use client';

import type { Me, MemberRole, Team } from '@chalice-studio/control-plane/contract';
import { type Action, mayDo, rolesFor } from '@chalice-studio/control-plane/permissions';
import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api } from './api';
import { type Destination, destinations } from './destinations';
import { useStoredState } from './stored-state';

/** Who is signed in; undefined while it loads. */
export function useMe(): Me | undefined {
  return useQuery(api.teams.me.queryOptions({ staleTime: 60_000 })).data;
}

/** The pages outside of a project, of those that are for this person. */
export function useDestinations(): Destination[] {
  const isAdministrator = useMe()?.person.isAdministrator === true;
  return destinations.filter(({ isForAdministrators }) => isForAdministrators !== true || isAdministrator);
}

/** The team whose projects are looked at: the one chosen last, at first the personal one. */
export function useCurrentTeam(): { team: Team | undefined; setTeamId: (teamId: string) => void } {
  const teams = useMe()?.teams;
  const [teamId, setTeamId] = useStoredState('team');
  return { team: teams?.find((team) => team.id === teamId) ?? teams?.[0], setTeamId };
}

/** For a page whose visitor is nobody that the studio knows: the role that they look with, without asking for it. */
export const VisitorRole = createContext<MemberRole | undefined>(undefined);

/** This person's role in a project, by the team or by the project itself; undefined while it loads. */
export function useProjectRole(projectId: string): MemberRole | undefined {
  const visitor = use(VisitorRole);
  const project = useQuery(api.projects.get.queryOptions({ input: { projectId }, enabled: visitor === undefined }));
  return visitor ?? project.data?.role;
}

const actionsOf = {
  operate: 'deployment.create',
  edit: 'document.write',
  administer: 'project.delete',
} as const satisfies Record<string, Action>;

/**
 * Whether a role may operate (deploy, call, disconnect), edit (design, stages), administer (secrets, deleting) or do one
 * thing of the table of permissions. It decides what is offered, not what is allowed: the studio does. Undefined (still
 * loading) is offered everything.
 */
export function may(role: MemberRole | undefined, what: keyof typeof actionsOf | Action): boolean {
  return (
    role === undefined || mayDo(role, what in actionsOf ? actionsOf[what as keyof typeof actionsOf] : (what as Action))
  );
}

/** Why a role is not offered something, and who can change that; undefined when it is. */
export function refusalFor(role: MemberRole | undefined, action: Action): string | undefined {
  if (may(role, action)) return undefined;
  const needed = rolesFor(action).at(-1) ?? 'owner';
  return `You are ${articled(role ?? 'viewer')}; this is for ${needed === 'owner' ? 'owners' : `${needed}s and above`}. An owner or admin can change your role.`;
}

/** “an editor”, “a viewer”. */
export function articled(role: MemberRole): string {
  return `${/^[aeo]/.test(role) ? 'an' : 'a'} ${role}`;
}
