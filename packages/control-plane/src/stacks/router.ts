import { enterStage } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { findTargetStage } from '../stages/queries';
import type { Studio } from '../studio/studio';
import { callTarget } from '../targets/call-target';
import { createOperation } from './mutations';
import { listOperations, readOrigins } from './queries';
import type { StackOperation } from './schema';

export const stacksRouter = api.stacks.router({
  get: api.stacks.get.handler(async ({ context, input }) => {
    const ofStage = await enterStage(asking(context, 'stack.read'), input.stageId);
    const { studio, person } = context;
    const { prisma } = studio.database;
    const { ref, isDeployed } = await findTargetStage(prisma, ofStage);
    const status = await callTarget(studio.targets, { ...ofStage, person }, async ({ stack }) => stack?.status(ref));
    if (status === undefined) return null;
    const origins =
      status.failedResources.length === 0
        ? {}
        : await readOrigins({ database: prisma, blobs: studio.blobs }, ofStage.stageId);
    const failedResources = status.failedResources.map((each) => withOrigin(each, origins));
    return { ...status, failedResources, isDeployed };
  }),

  kept: api.stacks.kept.handler(async ({ context, input }) => {
    const ofStage = await enterStage(asking(context, 'stack.read'), input.stageId);
    const { studio, person } = context;
    const { ref } = await findTargetStage(studio.database.prisma, ofStage);
    const kept = await callTarget(studio.targets, { ...ofStage, person }, async ({ stack }) =>
      stack?.keptResources(ref),
    );
    return kept ?? [];
  }),

  operations: api.stacks.operations.handler(async ({ context, input }) => {
    const ofStage = await enterStage(asking(context, 'stack.read'), input.stageId);
    return listOperations(context.studio.database.prisma, ofStage);
  }),

  operate: api.stacks.operate.handler(async ({ context, input }) => {
    const ofStage = await enterStage(asking(context, 'stack.recover'), input.stageId);
    const { studio, person } = context;
    const hasStack = await callTarget(studio.targets, { ...ofStage, person }, async ({ stack }) => stack !== undefined);
    if (!hasStack) throw new AppError({ code: 'INVALID', message: 'A local stage has no stack: deploy to it again.' });
    const { kind, skip = [] } = input;
    return begin(studio, { ...ofStage, kind, skip, deleteData: false, actor: person, at: new Date() });
  }),

  destroy: api.stacks.destroy.handler(async ({ context, input }) => {
    const ofStage = await enterStage(asking(context, 'stack.destroy'), input.stageId);
    const { studio, person } = context;
    const { ref } = await findTargetStage(studio.database.prisma, ofStage);
    if (ref.stageName !== input.confirmName) {
      const message = `To destroy what runs in the stage, give its name, ${ref.stageName}; “${input.confirmName}” is not it.`;
      throw new AppError({ code: 'INVALID', message });
    }
    const { deleteData } = input;
    return begin(studio, { ...ofStage, kind: 'destroy', skip: [], deleteData, actor: person, at: new Date() });
  }),
});

async function begin(studio: Studio, asked: Parameters<typeof createOperation>[1]): Promise<StackOperation> {
  const operation = await createOperation(studio.database.prisma, asked);
  studio.stackJobs.look(operation.id);
  return operation;
}

function withOrigin<Resource extends { logicalId: string }>(
  resource: Resource,
  origins: Readonly<Record<string, string>>,
): Resource & { entityId?: string } {
  const entityId = origins[resource.logicalId];
  return entityId === undefined ? resource : { ...resource, entityId };
}
