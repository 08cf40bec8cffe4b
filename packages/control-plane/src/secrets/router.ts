import { enterStage } from '../access/gate';
import { api, asking } from '../api/base';
import { publishStages } from '../stages/events';
import { deleteSecret, setSecret } from './mutations';
import { getSecret, listSecrets } from './queries';

export const secretsRouter = api.secrets.router({
  list: api.secrets.list.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'secret.read'), input.stageId);
    return listSecrets(context.studio.database.prisma, stage);
  }),

  set: api.secrets.set.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'secret.write'), input.stageId);
    const { studio, person } = context;
    const { name, value } = input;
    const { prisma } = studio.database;
    await setSecret(prisma, { ...stage, name, value, keys: studio.secretKeys, actor: person, at: new Date() });
    publishStages(studio.bus, stage.projectId);
    return getSecret(prisma, { ...stage, name });
  }),

  delete: api.secrets.delete.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'secret.write'), input.stageId);
    const { name } = input;
    const { studio, person } = context;
    await deleteSecret(studio.database.prisma, { ...stage, name, actor: person, at: new Date() });
    publishStages(studio.bus, stage.projectId);
  }),
});
