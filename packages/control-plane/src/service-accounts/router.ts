import { enterProject, enterTeam } from '../access/gate';
import { api, asking } from '../api/base';
import { createToken } from '../api-tokens/mutations';
import { AppError } from '../app-error';
import { createServiceAccount, removeServiceAccount, setServiceAccountRole } from './mutations';
import { listServiceAccounts } from './queries';

export const serviceAccountsRouter = api.serviceAccounts.router({
  list: api.serviceAccounts.list.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'token.read'), input.teamId);
    return listServiceAccounts(context.studio.database.prisma, teamId);
  }),

  create: api.serviceAccounts.create.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'token.write'), input.teamId);
    const { name, role } = input;
    const account = { teamId, name, role, actor: context.person, at: new Date() };
    return createServiceAccount(context.studio.database.prisma, account);
  }),

  setRole: api.serviceAccounts.setRole.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'token.write'), input.teamId);
    const { serviceAccountId, role } = input;
    const act = { teamId, serviceAccountId, role, actor: context.person, at: new Date() };
    await setServiceAccountRole(context.studio.database.prisma, act);
    await context.studio.hub.checkRights();
  }),

  remove: api.serviceAccounts.remove.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'token.write'), input.teamId);
    const { serviceAccountId } = input;
    const act = { teamId, serviceAccountId, actor: context.person, at: new Date() };
    await removeServiceAccount(context.studio.database.prisma, act);
    await context.studio.hub.checkRights();
  }),

  createToken: api.serviceAccounts.createToken.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'token.write'), input.teamId);
    const { serviceAccountId, projectId, name, scopes, expiresInDays } = input;
    if (projectId !== undefined) {
      const project = await enterProject(asking(context, 'project.read'), projectId);
      if (project.teamId !== teamId) {
        throw new AppError({
          code: 'INVALID',
          message: 'projectId: a service account’s token is for a project of its team.',
        });
      }
    }
    const wanted = { teamId, projectId, owner: { serviceAccountId }, name, scopes, expiresInDays };
    return createToken(context.studio.database.prisma, { ...wanted, actor: context.person, at: new Date() });
  }),
});
