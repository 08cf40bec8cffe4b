import { enterProject, enterStage } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { transaction } from '../database/prisma';
import { getProject } from '../projects/queries';
import { publishStages } from './events';
import { createStage, deleteStage, setStageTarget, updateStage } from './mutations';
import { findTargetStage, getStage, listStages } from './queries';
import { removeFromTarget } from './removal';

export const stagesRouter = api.stages.router({
  list: api.stages.list.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'stage.read'), input.projectId);
    return listStages(context.studio.database.prisma, project);
  }),

  create: api.stages.create.handler(async ({ context, input }) => {
    const ofProject = await enterProject(asking(context, 'stage.write'), input.projectId);
    const { prisma } = context.studio.database;
    const { name: projectName } = await getProject(prisma, ofProject);
    const stage = {
      ...ofProject,
      projectName,
      name: input.name,
      target: input.target,
      actor: context.person,
      at: new Date(),
    };
    const stageId = await transaction(prisma, (each) => createStage(each, stage));
    publishStages(context.studio.bus, input.projectId);
    return getStage(prisma, { ...ofProject, stageId });
  }),

  update: api.stages.update.handler(async ({ context, input }) => {
    const ofStage = await enterStage(asking(context, 'stage.write'), input.stageId);
    const { prisma } = context.studio.database;
    const { baseRevision, edits } = input;
    const problems = await updateStage(prisma, {
      ...ofStage,
      baseRevision,
      edits,
      actor: context.person,
      at: new Date(),
    });
    if (problems.length > 0) return { status: 'refused' as const, problems };
    publishStages(context.studio.bus, ofStage.projectId);
    return { status: 'accepted' as const, stage: await getStage(prisma, ofStage) };
  }),

  setTarget: api.stages.setTarget.handler(async ({ context, input }) => {
    const ofStage = await enterStage(asking(context, 'stage.write'), input.stageId);
    const { prisma } = context.studio.database;
    const { baseRevision, target } = input;
    await setStageTarget(prisma, { ...ofStage, baseRevision, target, actor: context.person, at: new Date() });
    publishStages(context.studio.bus, ofStage.projectId);
    return getStage(prisma, ofStage);
  }),

  delete: api.stages.delete.handler(async ({ context, input }) => {
    const ofStage = await enterStage(asking(context, 'stage.delete'), input.stageId);
    const { studio, person } = context;
    const { prisma } = studio.database;
    const { ref } = await findTargetStage(prisma, ofStage);
    if (ref.stageName !== input.confirmName) {
      const message = `To delete the stage, give its name, ${ref.stageName}; “${input.confirmName}” is not it.`;
      throw new AppError({ code: 'INVALID', message });
    }
    const { deleteData, leaveStack = false } = input;
    const details = { deleteData, leaveStack };
    await deleteStage(prisma, { ...ofStage, actor: person, at: new Date(), details }, () =>
      removeFromTarget(studio.targets, { stageId: input.stageId, ref, person, deleteData, leaveStack }),
    );
    publishStages(studio.bus, ofStage.projectId);
    await studio.hub.checkRights();
  }),
});
