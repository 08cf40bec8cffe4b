import { enterProject } from '../access/gate';
import { api, asking } from '../api/base';
import { enterLog } from './gate';
import { setKeepDays } from './mutations';
import { getAuditChain, listAuditChoices, listAuditEntries } from './queries';
import { verifyChain } from './verification';

const PAGE = 50;

export const auditRouter = api.audit.router({
  list: api.audit.list.handler(async ({ context, input }) => {
    const { teamId: ofTeam, projectId, limit = PAGE, cursor, ...filter } = input;
    const teamId = await enterLog(asking(context, 'audit.read'), ofTeam);
    return listAuditEntries(context.studio.database.prisma, { teamId, projectId }, { ...filter, cursor, limit });
  }),

  listOfProject: api.audit.listOfProject.handler(async ({ context, input }) => {
    const { projectId, limit = PAGE, cursor, ...filter } = input;
    const place = await enterProject(asking(context, 'audit.read'), projectId);
    return listAuditEntries(context.studio.database.prisma, place, { ...filter, cursor, limit });
  }),

  choices: api.audit.choices.handler(async ({ context, input }) => {
    const teamId = await enterLog(asking(context, 'audit.read'), input.teamId);
    return listAuditChoices(context.studio.database.prisma, { teamId });
  }),

  choicesOfProject: api.audit.choicesOfProject.handler(async ({ context, input }) => {
    const place = await enterProject(asking(context, 'audit.read'), input.projectId);
    return listAuditChoices(context.studio.database.prisma, place);
  }),

  chain: api.audit.chain.handler(async ({ context, input }) => {
    const teamId = await enterLog(asking(context, 'audit.read'), input.teamId);
    return getAuditChain(context.studio.database.prisma, teamId);
  }),

  verify: api.audit.verify.handler(async ({ context, input }) => {
    const teamId = await enterLog(asking(context, 'audit.read'), input.teamId);
    const { head, checked, broken } = await verifyChain(context.studio.database.prisma, teamId);
    const { sequence, hash, anchorSequence } = head;
    return { sequence, hash, anchorSequence, checked, ...(broken === undefined ? {} : { broken }) };
  }),

  keep: api.audit.keep.handler(async ({ context, input }) => {
    const teamId = await enterLog(asking(context, 'audit.keep'), input.teamId);
    const { prisma } = context.studio.database;
    await setKeepDays(prisma, { teamId, keepDays: input.keepDays, actor: context.person, at: new Date() });
    return getAuditChain(prisma, teamId);
  }),
});
