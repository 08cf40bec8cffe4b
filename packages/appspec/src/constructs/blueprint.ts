import { z } from 'zod';
import { entityShape } from './parts';

/** One `app.registerBlueprint(blueprint, { namePrefix, urlPrefix })`. */
export const mountSchema = z.strictObject({
  order: z.string().min(1),
  namePrefix: z.string().optional(),
  urlPrefix: z.string().optional(),
});
export type Mount = z.infer<typeof mountSchema>;

/** `new Blueprint(importName)`; its wiring is generated into `chalicelib/blueprints/<name>.ts`, mounted once per entry of `mounts`. */
export const blueprintSchema = z.strictObject({
  ...entityShape,
  kind: z.literal('blueprint'),
  name: z.string(),
  mounts: z.record(z.string(), mountSchema),
});
export type Blueprint = z.infer<typeof blueprintSchema>;
