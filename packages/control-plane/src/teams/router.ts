import { enterTeam, enterTeams } from '../access/gate';
import { demandSession } from '../access/limits';
import { api, asking } from '../api/base';
import { ensurePersonalTeam } from '../people/personal-team';
import { deleteTeam, restoreTeam } from './deletion';
import { leaveTeam, removeMember, setMemberRole, transferTeam } from './members';
import { createTeam, renameTeam } from './mutations';
import { getTeam, listDeletedTeams, listMembers, listMemberships, listTeams } from './queries';

export const teamsRouter = api.teams.router({
  me: api.teams.me.handler(async ({ context }) => {
    const { actor, person, studio } = context;
    const { prisma } = studio.database;
    const me = { ...person, email: actor.email, isAdministrator: actor.isAdministrator === true };
    if (actor.token !== undefined) {
      return { person: me, teams: await listTeams(prisma, await enterTeams(asking(context, 'team.read')), actor) };
    }
    const teams = await listMemberships(prisma, actor.id);
    if (teams.length > 0) return { person: me, teams };
    // The process ended between making the person and their team.
    await ensurePersonalTeam(prisma, person);
    return { person: me, teams: await listMemberships(prisma, actor.id) };
  }),

  create: api.teams.create.handler(async ({ context, input }) => {
    demandSession(context.actor);
    const { prisma } = context.studio.database;
    const teamId = await createTeam(prisma, { name: input.name, actor: context.person, at: new Date() });
    return getTeam(prisma, { teamId, memberRole: 'owner' });
  }),

  rename: api.teams.rename.handler(async ({ context, input }) => {
    const ofTeam = await enterTeam(asking(context, 'team.update'), input.teamId);
    const { prisma } = context.studio.database;
    await renameTeam(prisma, { teamId: ofTeam.teamId, name: input.name, actor: context.person, at: new Date() });
    return getTeam(prisma, ofTeam);
  }),

  delete: api.teams.delete.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'team.delete'), input.teamId);
    const { studio, person } = context;
    const { confirmName } = input;
    const deleted = await deleteTeam(studio.database.prisma, { teamId, confirmName, actor: person, at: new Date() });
    await studio.hub.checkRights();
    return deleted;
  }),

  restore: api.teams.restore.handler(async ({ context, input }) => {
    const ofTeam = await enterTeam(asking(context, 'team.delete'), input.teamId, { deleted: true });
    const { prisma } = context.studio.database;
    await restoreTeam(prisma, { teamId: ofTeam.teamId, actor: context.person, at: new Date() });
    return getTeam(prisma, ofTeam);
  }),

  listDeleted: api.teams.listDeleted.handler(({ context }) => {
    demandSession(context.actor);
    return listDeletedTeams(context.studio.database.prisma, context.actor.id);
  }),

  members: api.teams.members.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'team.read'), input.teamId);
    return listMembers(context.studio.database.prisma, teamId);
  }),

  setRole: api.teams.setRole.handler(async ({ context, input }) => {
    const { teamId, memberRole: actorRole } = await enterTeam(asking(context, 'member.write'), input.teamId);
    const { studio, person } = context;
    const act = { teamId, actorRole, personId: input.personId, actor: person, at: new Date() };
    await setMemberRole(studio.database.prisma, { ...act, role: input.role });
    await studio.hub.checkRights();
  }),

  removeMember: api.teams.removeMember.handler(async ({ context, input }) => {
    const { teamId, memberRole: actorRole } = await enterTeam(asking(context, 'member.write'), input.teamId);
    const { studio, person } = context;
    const act = { teamId, actorRole, personId: input.personId, actor: person, at: new Date() };
    await removeMember(studio.database.prisma, act);
    await studio.hub.checkRights();
  }),

  leave: api.teams.leave.handler(async ({ context, input }) => {
    demandSession(context.actor);
    const { teamId } = await enterTeam(asking(context, 'team.read'), input.teamId);
    const { studio, person } = context;
    const { confirmName } = input;
    await leaveTeam(studio.database.prisma, { teamId, confirmName, actor: person, at: new Date() });
    await studio.hub.checkRights();
  }),

  transfer: api.teams.transfer.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'team.delete'), input.teamId);
    const { personId, confirmName } = input;
    const { prisma } = context.studio.database;
    await transferTeam(prisma, { teamId, personId, confirmName, actor: context.person, at: new Date() });
  }),
});
