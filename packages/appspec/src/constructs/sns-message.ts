import { z } from 'zod';
import { idSchema } from '../ids';
import { jsonObjectSchema } from '../json';
import { failureShape, registrationShape } from './parts';

/** `app.onSnsMessage(topic, options, fn)`; `topic` is the id of a topic resource. */
export const snsMessageSchema = z.strictObject({
  ...registrationShape,
  ...failureShape,
  kind: z.literal('sns-message'),
  name: z.string(),
  topic: idSchema,
  filterPolicy: jsonObjectSchema.optional(),
});
export type SnsMessage = z.infer<typeof snsMessageSchema>;
