import { enterProject, enterProjects, enterTeams } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { createInvitation, renewInvitation, withdrawInvitation } from '../invitations/mutations';
import { deskOf } from '../invitations/router';
import { listGivenProjects } from '../projects/queries';
import { setProjectRole, setTeamRole } from './grants';
import { createLink, recordOpening, withdrawLink } from './links';
import { getSharedProject, getSharing } from './queries';

export const sharesRouter = api.shares.router({
  list: api.shares.list.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.share'), input.projectId);
    return getSharing(context.studio.database.prisma, project);
  }),

  setRole: api.shares.setRole.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.share'), input.projectId);
    const { studio, person } = context;
    const { personId, role } = input;
    await setProjectRole(studio.database.prisma, { ...project, personId, role, actor: person, at: new Date() });
    await studio.hub.checkRights();
  }),

  setTeamRole: api.shares.setTeamRole.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.share'), input.projectId);
    const { studio, person } = context;
    const { role, teamId: guestTeamId } = input;
    await setTeamRole(studio.database.prisma, { ...project, guestTeamId, role, actor: person, at: new Date() });
    await studio.hub.checkRights();
  }),

  invite: api.shares.invite.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.share'), input.projectId);
    const wanted = { ...input, ...project, maxUses: 1, actor: context.person, at: new Date() };
    return createInvitation(deskOf(context.studio), wanted);
  }),

  renewInvitation: api.shares.renewInvitation.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.share'), input.projectId);
    const { invitationId } = input;
    const act = { ...project, invitationId, actor: context.person, at: new Date() };
    return renewInvitation(deskOf(context.studio), act);
  }),

  withdrawInvitation: api.shares.withdrawInvitation.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.share'), input.projectId);
    const { invitationId } = input;
    const act = { ...project, invitationId, actor: context.person, at: new Date() };
    await withdrawInvitation(context.studio.database.prisma, act);
  }),

  createLink: api.shares.createLink.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.share'), input.projectId);
    const { studio, person } = context;
    const wanted = { ...input, ...project, actor: person, at: new Date() };
    const { link, secret } = await createLink(studio.database.prisma, wanted);
    return { link, url: `${studio.origins.publicUrl}/shared#${secret}` };
  }),

  withdrawLink: api.shares.withdrawLink.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.share'), input.projectId);
    const { linkId } = input;
    const act = { ...project, linkId, actor: context.person, at: new Date() };
    await withdrawLink(context.studio.database.prisma, act);
  }),

  withMe: api.shares.withMe.handler(async ({ context }) => {
    const request = asking(context, 'project.read');
    const own = new Set<string>(await enterTeams(request));
    const entrances = (await enterProjects(request)).filter(({ teamId }) => !own.has(teamId));
    return listGivenProjects(context.studio.database.prisma, entrances);
  }),

  open: api.shares.open.handler(async ({ context }) => {
    const { actor, person, studio } = context;
    const { prisma } = studio.database;
    const [project] = actor.kind === 'link' ? await enterProjects(asking(context, 'project.read')) : [];
    if (project === undefined) {
      throw new AppError({ code: 'NOT_FOUND', message: 'Open this with a link for reading: it tells the project.' });
    }
    await recordOpening(prisma, { ...project, linkId: actor.id, actor: person, at: new Date() });
    return getSharedProject(prisma, { ...project, linkId: actor.id });
  }),
});
