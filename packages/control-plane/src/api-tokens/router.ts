import { enterProject, enterTeam } from '../access/gate';
import { demandSession } from '../access/limits';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { createToken, revokeOwnToken, revokeTeamToken } from './mutations';
import { listOwnTokens, listTeamTokens } from './queries';

export const apiTokensRouter = api.apiTokens.router({
  list: api.apiTokens.list.handler(({ context }) => {
    demandSession(context.actor);
    return listOwnTokens(context.studio.database.prisma, context.actor.id);
  }),

  create: api.apiTokens.create.handler(async ({ context, input }) => {
    demandSession(context.actor);
    const { actor, person, studio } = context;
    const { projectId, name, scopes, expiresInDays } = input;
    const place = await placeOf(input, asking(context, 'project.read'));
    const owner = { personId: actor.id };
    const wanted = { teamId: place.teamId, projectId, owner, name, scopes, expiresInDays };
    return createToken(studio.database.prisma, { ...wanted, actor: person, at: new Date() });
  }),

  revoke: api.apiTokens.revoke.handler(async ({ context, input }) => {
    demandSession(context.actor);
    const { studio, person } = context;
    await revokeOwnToken(studio.database.prisma, { tokenId: input.tokenId, actor: person, at: new Date() });
    await studio.hub.checkRights();
  }),

  listOfTeam: api.apiTokens.listOfTeam.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'token.read'), input.teamId);
    return listTeamTokens(context.studio.database.prisma, teamId);
  }),

  revokeOfTeam: api.apiTokens.revokeOfTeam.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'token.write'), input.teamId);
    const { studio, person } = context;
    const { tokenId } = input;
    await revokeTeamToken(studio.database.prisma, { teamId, tokenId, actor: person, at: new Date() });
    await studio.hub.checkRights();
  }),
});

type Asked = Parameters<typeof enterTeam>[0];

/** The team, or the one of the project: a guest has a project and no team. */
function placeOf({ teamId, projectId }: { teamId?: string | undefined; projectId?: string | undefined }, asked: Asked) {
  if (projectId !== undefined) return enterProject(asked, projectId);
  if (teamId !== undefined) return enterTeam(asked, teamId);
  throw new AppError({ code: 'INVALID', message: 'Say what the token is for: a teamId, or a projectId.' });
}
