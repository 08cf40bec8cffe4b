import { api } from '../api/base';
import { AppError } from '../app-error';
import { mayHear } from './rights';

export const streamsRouter = api.streams.router({
  subscribe: api.streams.subscribe.handler(async ({ context, input }) => {
    const { studio, actor } = context;
    for (const topic of input.topics) {
      if (await mayHear(studio, actor.id, topic)) continue;
      throw new AppError({ code: 'NOT_FOUND', message: `There is no ${topic}, or you are not in its team.` });
    }
    studio.hub.subscribe(input.streamId, actor.id, input.topics);
  }),

  unsubscribe: api.streams.unsubscribe.handler(({ context, input }) => {
    context.studio.hub.unsubscribe(input.streamId, context.actor.id, input.topics);
  }),
});
