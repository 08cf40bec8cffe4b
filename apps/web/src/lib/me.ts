'use client';

import type { Me, Team } from '@chalice-studio/control-plane/contract';
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

/** Roles that may change a design, a stage, or what is in the team's projects. */
export function canEdit(team: Pick<Team, 'memberRole'> | undefined): boolean {
  return team !== undefined && ['owner', 'admin', 'editor'].includes(team.memberRole);
}
