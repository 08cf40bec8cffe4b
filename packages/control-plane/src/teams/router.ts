import { api } from '../api/base';
import { ensurePersonalTeam } from '../people/personal-team';
import { listMemberships } from './queries';

export const teamsRouter = api.teams.router({
  me: api.teams.me.handler(async ({ context }) => {
    const { actor, person, studio } = context;
    const { prisma } = studio.database;
    const teams = await listMemberships(prisma, actor.id);
    if (teams.length > 0) return { person: { ...person, email: actor.email }, teams };
    // The process ended between making the person and their team.
    await ensurePersonalTeam(prisma, person);
    return { person: { ...person, email: actor.email }, teams: await listMemberships(prisma, actor.id) };
  }),
});
