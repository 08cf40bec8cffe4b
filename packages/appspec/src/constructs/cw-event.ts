import { z } from 'zod';
import { jsonObjectSchema } from '../json';
import { failureShape, registrationShape } from './parts';

/** `app.onCwEvent(pattern, options, fn)`: an EventBridge pattern on the default bus. */
export const cwEventSchema = z.strictObject({
  ...registrationShape,
  ...failureShape,
  kind: z.literal('cw-event'),
  name: z.string(),
  pattern: jsonObjectSchema,
});
export type CwEvent = z.infer<typeof cwEventSchema>;
