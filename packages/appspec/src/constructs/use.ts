import { z } from 'zod';
import { idSchema } from '../ids';
import { entityShape } from './parts';

export const accessKinds = ['read', 'write', 'send', 'publish'] as const;

/**
 * handler → resource: an edge on the canvas. `from` is the construct whose handler it is. It gives that construct's Lambda
 * function an environment variable with the resource's physical name (default `<NAME>_<TYPE>`, see environmentVariableOf)
 * and an IAM statement.
 */
export const useSchema = z.strictObject({
  ...entityShape,
  kind: z.literal('use'),
  from: idSchema,
  resource: idSchema,
  access: z.array(z.enum(accessKinds)),
  environmentVariable: z.string().optional(),
});
export type Use = z.infer<typeof useSchema>;
