import { enterStage, type StageEntrance } from '../access/gate';
import { api, asking } from '../api/base';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { getDeployedStage } from '../stages/queries';
import type { Studio } from '../studio/studio';
import { callTarget } from '../targets/call-target';

export const connectionsRouter = api.connections.router({
  list: api.connections.list.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'connections.read'), input.stageId);
    const { ref } = await getDeployedStage(context.studio.database.prisma, stage);
    return callTarget(context.studio.targets, { ...stage, person: context.person }, (target) =>
      target.listConnections(ref),
    );
  }),

  send: api.connections.send.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'connections.write'), input.stageId);
    const { ref } = await getDeployedStage(context.studio.database.prisma, stage);
    const { connectionId, data } = input;
    const bytes = new TextEncoder().encode(data);
    await callTarget(context.studio.targets, { ...stage, person: context.person }, (target) =>
      target.sendToConnection(ref, connectionId, bytes),
    );
    await audit(context.studio, { ...stage, actor: context.person, action: 'connection.send', connectionId });
  }),

  disconnect: api.connections.disconnect.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'connections.write'), input.stageId);
    const { ref } = await getDeployedStage(context.studio.database.prisma, stage);
    const { connectionId } = input;
    await callTarget(context.studio.targets, { ...stage, person: context.person }, (target) =>
      target.disconnect(ref, connectionId),
    );
    await audit(context.studio, { ...stage, actor: context.person, action: 'connection.disconnect', connectionId });
  }),
});

type Act = StageEntrance & { actor: Person; action: string; connectionId: string };

async function audit({ database }: Studio, { teamId, projectId, stageId, actor, action, connectionId }: Act) {
  const details = { stageId };
  await recordAudit(database.prisma, {
    teamId,
    projectId,
    actor,
    at: new Date(),
    action,
    subject: connectionId,
    details,
  });
}
