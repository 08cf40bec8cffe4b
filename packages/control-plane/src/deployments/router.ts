import { enterDeployment, enterProject, enterStage } from '../access/gate';
import type { TeamId } from '../access/scope';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { readRegistrations } from '../code/registrations';
import type { Studio } from '../studio/studio';
import { approveDeployment, rejectDeployment } from './decisions';
import { publishDeployment } from './events';
import { createDeployment, createPromotion, createRollback, requestCancel } from './mutations';
import { findPlanText } from './plan-text';
import { comparePromotion } from './promotion';
import { getDeployment, getTemplateSha, listDeploymentEvents, listDeployments } from './queries';
import type { Deployment } from './schema';
import { releaseLock, setApprovalRule } from './stage-protection';

const PAGE = 50;

export const deploymentsRouter = api.deployments.router({
  create: api.deployments.create.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'deployment.create'), input.stageId);
    const { studio, person } = context;
    await refuseUnreadCode(studio, { ...stage, author: person });
    const request = { ...stage, ...requestOf(input), actor: person, at: new Date() };
    return begin(studio, stage.teamId, await createDeployment(studio.database.prisma, request));
  }),

  list: api.deployments.list.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'deployment.read'), input.projectId);
    const page = { stageId: input.stageId, after: input.cursor, limit: input.limit ?? PAGE };
    return listDeployments(context.studio.database.prisma, project, page);
  }),

  get: api.deployments.get.handler(async ({ context, input }) => {
    const ofDeployment = await enterDeployment(asking(context, 'deployment.read'), input.deploymentId);
    const { prisma } = context.studio.database;
    // One after the other, so that the events are never older than the status: a page adds to them what the stream tells.
    const deployment = await getDeployment(prisma, ofDeployment);
    return { deployment, events: await listDeploymentEvents(prisma, ofDeployment) };
  }),

  planText: api.deployments.planText.handler(async ({ context, input }) => {
    const ofDeployment = await enterDeployment(asking(context, 'deployment.read'), input.deploymentId);
    const { blobs, database } = context.studio;
    const { template, changeSet } = await findPlanText(blobs, await getTemplateSha(database.prisma, ofDeployment));
    return { template, changeSet };
  }),

  cancel: api.deployments.cancel.handler(async ({ context, input }) => {
    const ofDeployment = await enterDeployment(asking(context, 'deployment.cancel'), input.deploymentId);
    const { studio, person } = context;
    await requestCancel(studio.database.prisma, { ...ofDeployment, actor: person, at: new Date() });
    await studio.jobs.cancel(ofDeployment.deploymentId);
    return getDeployment(studio.database.prisma, ofDeployment);
  }),

  approve: api.deployments.approve.handler(async ({ context, input }) => {
    const ofDeployment = await enterDeployment(asking(context, 'deployment.approve'), input.deploymentId);
    const { studio, person } = context;
    const { planHash, confirmName } = input;
    const decision = { ...ofDeployment, planHash, confirmName, actor: person, at: new Date() };
    await approveDeployment(studio.database.prisma, decision);
    return begin(studio, ofDeployment.teamId, ofDeployment.deploymentId);
  }),

  reject: api.deployments.reject.handler(async ({ context, input }) => {
    const ofDeployment = await enterDeployment(asking(context, 'deployment.approve'), input.deploymentId);
    const { studio, person } = context;
    const decision = { ...ofDeployment, reason: input.reason, actor: person, at: new Date() };
    await rejectDeployment(studio.database.prisma, decision);
    return begin(studio, ofDeployment.teamId, ofDeployment.deploymentId);
  }),

  rollback: api.deployments.rollback.handler(async ({ context, input }) => {
    const ofDeployment = await enterDeployment(asking(context, 'deployment.create'), input.deploymentId);
    const { studio, person } = context;
    const request = { ...ofDeployment, ...requestOf(input), actor: person, at: new Date() };
    return begin(studio, ofDeployment.teamId, await createRollback(studio.database.prisma, request));
  }),

  promote: api.deployments.promote.handler(async ({ context, input }) => {
    const { studio, person } = context;
    const to = await enterPromotion(context, input, 'deployment.create');
    const request = { ...to, ...requestOf(input), actor: person, at: new Date() };
    return begin(studio, to.teamId, await createPromotion(studio.database.prisma, request));
  }),

  comparePromotion: api.deployments.comparePromotion.handler(async ({ context, input }) => {
    const { database, documents } = context.studio;
    const { stageId: toStageId, ...to } = await enterPromotion(context, input, 'deployment.read');
    return comparePromotion({ database: database.prisma, documents }, { ...to, toStageId });
  }),

  releaseLock: api.deployments.releaseLock.handler(async ({ context, input }) => {
    const ofStage = await enterStage(asking(context, 'stage.protect'), input.stageId);
    const { studio, person } = context;
    const deploymentId = await releaseLock(studio.database.prisma, { ...ofStage, actor: person, at: new Date() });
    await studio.jobs.released(ofStage.stageId, deploymentId);
    await publishDeployment(
      { bus: studio.bus, database: studio.database.prisma },
      { teamId: ofStage.teamId, deploymentId },
    );
  }),

  setApprovalRule: api.deployments.setApprovalRule.handler(async ({ context, input }) => {
    const { stageId, ...rule } = input;
    const ofStage = await enterStage(asking(context, 'stage.protect'), stageId);
    const { studio, person } = context;
    await setApprovalRule(studio.database.prisma, { ...ofStage, rule, actor: person, at: new Date() });
    return rule;
  }),
});

function requestOf({
  clientRequestId,
  withoutAsking = false,
}: {
  clientRequestId: string;
  withoutAsking?: boolean | undefined;
}) {
  return { clientRequestId, withoutAsking };
}

/** Both ends of a promotion: the stage that it goes to, and the deployment that is read. */
async function enterPromotion(
  context: Parameters<typeof asking>[0],
  { deploymentId, toStageId }: { deploymentId: string; toStageId: string },
  action: 'deployment.create' | 'deployment.read',
) {
  const from = await enterDeployment(asking(context, 'deployment.read'), deploymentId);
  const to = await enterStage(asking(context, action), toStageId);
  if (from.projectId !== to.projectId)
    throw new AppError({ code: 'INVALID', message: 'A deployment can be promoted within its project only.' });
  return { ...to, deploymentId };
}

/** After the row is stored: it would be found without the job too, only later. */
async function begin(studio: Studio, teamId: TeamId, deploymentId: string): Promise<Deployment> {
  const { bus, database, jobs } = studio;
  await publishDeployment({ bus, database: database.prisma }, { teamId, deploymentId });
  await jobs.look(deploymentId);
  return getDeployment(database.prisma, { teamId, deploymentId });
}

/** What people's code registers is what is deployed: it is read once more, and cannot be deployed where that fails. */
async function refuseUnreadCode(studio: Studio, reading: Parameters<typeof readRegistrations>[1]): Promise<void> {
  const { problems } = await readRegistrations(studio, reading);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem === undefined) return;
  const { location, message } = problem;
  const place = location === undefined ? '' : `${location.file}, line ${location.line}: `;
  throw new AppError({ code: 'INVALID', message: `${place}${message}` });
}
