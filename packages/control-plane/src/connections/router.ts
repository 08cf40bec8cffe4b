import { enterStage, type StageEntrance } from '../access/gate';
import { api, asking } from '../api/base';
import type { AuditEvent } from '../audit/record-audit';
import { recordedAct } from '../audit/recorded-act';
import type { Person } from '../contract/base';
import { getDeployedStage } from '../stages/queries';
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
    const { prisma } = context.studio.database;
    const { ref } = await getDeployedStage(prisma, stage);
    const { connectionId, data } = input;
    const bytes = new TextEncoder().encode(data);
    const details = { stage: ref.stageName, bytes: bytes.byteLength };
    await recordedAct(prisma, eventOf('connection.send', { ...stage, ...context, connectionId, details }), () =>
      callTarget(context.studio.targets, { ...stage, person: context.person }, (target) =>
        target.sendToConnection(ref, connectionId, bytes),
      ),
    );
  }),

  disconnect: api.connections.disconnect.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'connections.write'), input.stageId);
    const { prisma } = context.studio.database;
    const { ref } = await getDeployedStage(prisma, stage);
    const { connectionId } = input;
    const details = { stage: ref.stageName };
    await recordedAct(prisma, eventOf('connection.disconnect', { ...stage, ...context, connectionId, details }), () =>
      callTarget(context.studio.targets, { ...stage, person: context.person }, (target) =>
        target.disconnect(ref, connectionId),
      ),
    );
  }),
});

type Act = StageEntrance & { person: Person; connectionId: string; details: Record<string, string | number> };

/** What was sent is not kept. */
function eventOf(action: string, { teamId, projectId, person, connectionId, details }: Act): AuditEvent {
  return { teamId, projectId, actor: person, at: new Date(), action, subject: connectionId, details };
}
