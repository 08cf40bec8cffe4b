import { enterDeployment, enterProject, enterStage } from '../access/gate';
import type { TeamId } from '../access/scope';
import { api, asking } from '../api/base';
import type { Studio } from '../studio/studio';
import { publishDeployment } from './events';
import { createDeployment, createRollback, requestCancel } from './mutations';
import { getDeployment, listDeploymentEvents, listDeployments } from './queries';
import type { Deployment } from './schema';

const PAGE = 50;

export const deploymentsRouter = api.deployments.router({
  create: api.deployments.create.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'deployment.create'), input.stageId);
    const { studio, person } = context;
    const { clientRequestId } = input;
    const request = { ...stage, clientRequestId, actor: person, at: new Date() };
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

  cancel: api.deployments.cancel.handler(async ({ context, input }) => {
    const ofDeployment = await enterDeployment(asking(context, 'deployment.cancel'), input.deploymentId);
    const { studio, person } = context;
    await requestCancel(studio.database.prisma, { ...ofDeployment, actor: person, at: new Date() });
    await studio.jobs.cancel(ofDeployment.deploymentId);
    return getDeployment(studio.database.prisma, ofDeployment);
  }),

  rollback: api.deployments.rollback.handler(async ({ context, input }) => {
    const ofDeployment = await enterDeployment(asking(context, 'deployment.create'), input.deploymentId);
    const { studio, person } = context;
    const { clientRequestId } = input;
    const request = { ...ofDeployment, clientRequestId, actor: person, at: new Date() };
    return begin(studio, ofDeployment.teamId, await createRollback(studio.database.prisma, request));
  }),
});

/** After the row is stored: it would be found without the job too, only later. */
async function begin(studio: Studio, teamId: TeamId, deploymentId: string): Promise<Deployment> {
  const { bus, database, jobs } = studio;
  await publishDeployment({ bus, database: database.prisma }, { teamId, deploymentId });
  await jobs.look(deploymentId);
  return getDeployment(database.prisma, { teamId, deploymentId });
}
