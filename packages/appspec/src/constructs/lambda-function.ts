import { z } from 'zod';
import { registrationShape } from './parts';

/** `app.lambdaFunction({ name }, fn)`: a function that is invoked with any JSON event. */
export const lambdaFunctionSchema = z.strictObject({
  ...registrationShape,
  kind: z.literal('lambda-function'),
  name: z.string(),
});
export type LambdaFunction = z.infer<typeof lambdaFunctionSchema>;
