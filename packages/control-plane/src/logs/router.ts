import { enterStage } from '../access/gate';
import { api, asking } from '../api/base';
import { findTargetStage } from '../stages/queries';
import { callTarget } from '../targets/call-target';

export const logsRouter = api.logs.router({
  query: api.logs.query.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'logs.read'), input.stageId);
    const { studio } = context;
    const { ref } = await findTargetStage(studio.database.prisma, stage);
    const { stageId: _, ...query } = input;
    return callTarget(studio.targets, { ...stage, person: context.person }, (target) =>
      target.readLogs(ref, withoutUndefined(query)),
    );
  }),
});

/** A target takes a field that is there for one that is meant. */
function withoutUndefined<Query extends object>(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Query;
}
