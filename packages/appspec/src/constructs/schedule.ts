import { z } from 'zod';
import { failureShape, registrationShape } from './parts';

/** `app.schedule(expression, options, fn)`; expression is `rate(…)` or `cron(…)` in AWS' syntax, UTC. */
export const scheduleSchema = z.strictObject({
  ...registrationShape,
  ...failureShape,
  kind: z.literal('schedule'),
  name: z.string(),
  expression: z.string(),
  description: z.string().optional(),
});
export type Schedule = z.infer<typeof scheduleSchema>;
