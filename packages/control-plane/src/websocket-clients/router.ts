import { enterStage } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { getDeployedStage } from '../stages/queries';
import { isClientOf } from './client-id';
import { localClientTarget, remoteClientTarget } from './client-target';

export const websocketClientsRouter = api.websocketClients.router({
  open: api.websocketClients.open.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'app.call'), input.stageId);
    const { studio, actor } = context;
    const { outputs, ref } = await getDeployedStage(studio.database.prisma, stage);
    if (outputs.websocketUrl === undefined) {
      throw new AppError({ code: 'INVALID', message: `What runs in ${ref.stageName} has no WebSocket handlers.` });
    }
    const { query, headers } = input;
    const target = (await studio.targets.isRemote(input.stageId))
      ? remoteClientTarget(outputs.websocketUrl, { query, headers })
      : localClientTarget(outputs.websocketUrl, studio.runner.gatewayAddress(), { query, headers });
    return { clientId: studio.websocketClients.open(actor.id, target) };
  }),

  send: api.websocketClients.send.handler(({ context, input }) => {
    checkOwner(context.actor.id, input.clientId);
    context.studio.websocketClients.send(input.clientId, input.data);
  }),

  close: api.websocketClients.close.handler(({ context, input }) => {
    checkOwner(context.actor.id, input.clientId);
    context.studio.websocketClients.close(input.clientId);
  }),
});

function checkOwner(personId: string, clientId: string): void {
  if (isClientOf(personId, clientId)) return;
  throw new AppError({ code: 'NOT_FOUND', message: 'There is no such client, or it is somebody else’s.' });
}
