import { listenerKey } from '../access/actor';
import { api } from '../api/base';
import { AppError } from '../app-error';
import { mayActorHear } from './rights';

export const streamsRouter = api.streams.router({
  subscribe: api.streams.subscribe.handler(async ({ context, input }) => {
    const { studio, actor } = context;
    for (const topic of input.topics) {
      if (await mayActorHear(studio.database.prisma, actor, topic)) continue;
      throw new AppError({ code: 'NOT_FOUND', message: `There is no ${topic}, or you are not in its team.` });
    }
    studio.hub.subscribe(input.streamId, listenerKey(actor), input.topics);
  }),

  unsubscribe: api.streams.unsubscribe.handler(({ context, input }) => {
    context.studio.hub.unsubscribe(input.streamId, listenerKey(context.actor), input.topics);
  }),
});
