import { type Asking, enterTeam } from '../access/gate';
import type { TeamId } from '../access/scope';
import { demandAdministrator } from '../instance/gate';
import { INSTANCE } from './chain';

/** Lets somebody at the log of a team, or, as an administrator, at the studio’s own: that has the id `instance`. */
export async function enterLog(asking: Asking, teamId: string): Promise<TeamId> {
  if (teamId !== INSTANCE) return (await enterTeam(asking, teamId)).teamId;
  demandAdministrator(asking.actor);
  return INSTANCE;
}
