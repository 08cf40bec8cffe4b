import { enterStage, type StageEntrance } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { recordedAct } from '../audit/recorded-act';
import type { Person } from '../contract/base';
import { getDeployedStage } from '../stages/queries';
import { isClientOf, stageOfClient } from './client-id';
import { localClientTarget, remoteClientTarget } from './client-target';

export const websocketClientsRouter = api.websocketClients.router({
  open: api.websocketClients.open.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'app.call'), input.stageId);
    const { studio, actor, person } = context;
    const { prisma } = studio.database;
    const { stageId } = stage;
    const { outputs, ref } = await getDeployedStage(prisma, stage);
    if (outputs.websocketUrl === undefined) {
      throw new AppError({ code: 'INVALID', message: `What runs in ${ref.stageName} has no WebSocket handlers.` });
    }
    const { query, headers } = input;
    const target = (await studio.targets.isRemote(stageId))
      ? remoteClientTarget(outputs.websocketUrl, { query, headers })
      : localClientTarget(outputs.websocketUrl, studio.runner.gatewayAddress(), { query, headers });
    const event = { ...eventOf(stage, person), action: 'websocket-client.open', subject: ref.stageName };
    const clientId = await recordedAct(prisma, event, () =>
      studio.websocketClients.open({ personId: actor.id, stageId }, target),
    );
    return { clientId };
  }),

  send: api.websocketClients.send.handler(async ({ context, input }) => {
    const { studio, actor, person } = context;
    const { clientId, data } = input;
    checkOwner(actor.id, clientId);
    // Asked each time: they may have lost the right since the client was opened.
    const stage = await enterStage(asking(context, 'app.call'), stageOfClient(clientId));
    const details = { bytes: Buffer.byteLength(data) };
    const event = { ...eventOf(stage, person), action: 'websocket-client.send', subject: clientId, details };
    await recordedAct(studio.database.prisma, event, () => studio.websocketClients.send(clientId, data));
  }),

  close: api.websocketClients.close.handler(async ({ context, input }) => {
    const { studio, actor, person } = context;
    const { clientId } = input;
    checkOwner(actor.id, clientId);
    const stage = await enterStage(asking(context, 'app.call'), stageOfClient(clientId));
    const event = { ...eventOf(stage, person), action: 'websocket-client.close', subject: clientId };
    await recordedAct(studio.database.prisma, event, () => studio.websocketClients.close(clientId));
  }),
});

function eventOf({ teamId, projectId }: StageEntrance, actor: Person) {
  return { teamId, projectId, actor, at: new Date() };
}

function checkOwner(personId: string, clientId: string): void {
  if (isClientOf(personId, clientId)) return;
  throw new AppError({ code: 'NOT_FOUND', message: 'There is no such client, or it is somebody else’s.' });
}
