import { apiSchema, jsonObjectSchema, stageConfigSchema } from '@chalice-studio/appspec';
import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());
const byKey = z.record(z.string(), fields);

/** `.chalice/studio.json`. Keys name entities as `naturalKeys` does; entities are as in the document, without id and place. */
export const studioFileSchema = z.object({
  version: z.literal(1),
  mode: z.enum(['designed', 'code-first']).optional(),
  description: z.string().default(''),
  /** Dependencies that generated code needs, beside those that people chose. */
  provided: z.array(z.string()).readonly().default([]),
  /** Files that are generated where nobody wrote them, but somebody did. */
  written: z.array(z.string()).readonly().default([]),
  resources: z.array(fields).default([]),
  uses: z.array(fields).default([]),
  /** Those that are no function of the app, whether a route uses them or not. */
  authorizers: z.array(fields).default([]),
  /** The JSON Schemas of routes: code has them in zod's words. */
  options: byKey.default({}),
  /** Fields as they were written, where a running app would tell them in other words. */
  spelling: byKey.default({}),
  /** Blueprints that are registered nowhere, with their constructs. */
  unmounted: z.array(z.object({ name: z.string(), constructs: z.array(fields) })).default([]),
  usagePlan: apiSchema.shape.usagePlan,
  extraCloudFormation: z
    .object({ template: jsonObjectSchema.optional(), constructs: z.record(z.string(), jsonObjectSchema).optional() })
    .default({}),
  stages: z
    .record(
      z.string(),
      stageConfigSchema
        .pick({ target: true, isProduction: true, nodeVersion: true, secrets: true })
        .extend({ pinnedLogicalIds: z.record(z.string(), z.string()) })
        .partial(),
    )
    .default({}),
});
export type StudioFile = z.infer<typeof studioFileSchema>;

export const STUDIO_FILE = '.chalice/studio.json';
