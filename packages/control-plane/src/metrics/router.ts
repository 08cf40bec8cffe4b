import { enterStage } from '../access/gate';
import { api, asking } from '../api/base';
import { getDeployedStage } from '../stages/queries';
import { callTarget } from '../targets/call-target';
import { KeptMetrics } from './kept-metrics';
import { metricsRanges } from './schema';

const kept = new KeptMetrics();

export const metricsRouter = api.metrics.router({
  functions: api.metrics.functions.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'logs.read'), input.stageId);
    const { ref } = await getDeployedStage(context.studio.database.prisma, stage);
    const { stageId, range } = input;
    return callTarget(context.studio.targets, { stageId, person: context.person }, async (target) => {
      if (target.functionMetrics === undefined) return { counted: false as const };
      const { at, functions } = await kept.read(`${stageId} ${range}`, async () => {
        const to = Date.now();
        return (await target.functionMetrics?.(ref, { from: to - metricsRanges[range], to })) ?? [];
      });
      return {
        counted: true as const,
        at,
        functions: functions.map(({ p95Ms = null, ...each }) => ({ ...each, p95Ms })),
      };
    });
  }),
});
