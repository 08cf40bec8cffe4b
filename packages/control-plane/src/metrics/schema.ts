import { z } from 'zod';
import { procedure, recordId } from '../contract/base';

/** A function over the range; `p95Ms` is null where it was not called. */
const functionMetricsSchema = z.object({
  functionName: z.string(),
  calls: z.number(),
  errors: z.number(),
  throttles: z.number(),
  p95Ms: z.number().nullable(),
});
export type FunctionMetricsRecord = z.infer<typeof functionMetricsSchema>;

export const metricsRanges = { '1h': 3_600_000, '24h': 86_400_000, '7d': 7 * 86_400_000 } as const;
export type MetricsRangeName = keyof typeof metricsRanges;

export const metricsContract = {
  /** What the platform counted; `counted: false` where only the log tells, as locally. Each reading of AWS has a price, so it is kept for a minute. */
  functions: procedure
    .route({ method: 'GET', path: '/stages/{stageId}/metrics', tags: ['Metrics'] })
    .input(z.object({ stageId: recordId, range: z.enum(['1h', '24h', '7d']).default('1h') }))
    .output(
      z.discriminatedUnion('counted', [
        z.object({ counted: z.literal(false) }),
        z.object({ counted: z.literal(true), at: z.number(), functions: z.array(functionMetricsSchema) }),
      ]),
    ),
};
