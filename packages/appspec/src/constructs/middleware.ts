import { z } from 'zod';
import { registrationShape } from './parts';

export const middlewareEventTypes = [
  'all',
  'http',
  's3',
  'sns',
  'sqs',
  'cloudwatch',
  'scheduled',
  'websocket',
  'pure_lambda',
  'kinesis',
  'dynamodb',
] as const;

/** `app.middleware(eventType, fn)`. Runs in `order`, the blueprint's on the whole app, as in Chalice. */
export const middlewareSchema = z.strictObject({
  ...registrationShape,
  kind: z.literal('middleware'),
  eventType: z.enum(middlewareEventTypes),
});
export type Middleware = z.infer<typeof middlewareSchema>;
