import { z } from 'zod';
import { dataDefinitionSchema } from '../definitions';
import { objectEventSchema } from '../s3/local-s3';
import { publicationSchema } from '../sns/publication';

/** What the runner tells the data process. */
export const toDataSchema = z.object({
  id: z.int(),
  configure: dataDefinitionSchema,
  freshTables: z.array(z.string()),
});
export type ToData = z.infer<typeof toDataSchema>;

const itemSchema = z.record(z.string(), z.unknown());

export const itemChangeSchema = z.object({
  table: z.string(),
  key: itemSchema,
  before: itemSchema.optional(),
  after: itemSchema.optional(),
});

/** What the data process tells the runner. */
export const fromDataSchema = z.union([
  z.object({ listening: z.literal(true) }),
  z.object({ id: z.int(), told: z.array(z.string()) }),
  z.object({ id: z.int(), error: z.string() }),
  z.object({ objects: objectEventSchema }),
  z.object({ items: z.array(itemChangeSchema) }),
  z.object({ published: publicationSchema }),
]);
export type FromData = z.infer<typeof fromDataSchema>;
