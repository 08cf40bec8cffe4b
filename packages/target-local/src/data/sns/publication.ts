import { z } from 'zod';

const attributeSchema = z.object({ Type: z.string(), Value: z.string() });

/** A message that was published, as its subscribers get it. */
export const publicationSchema = z.object({
  topic: z.string(),
  messageId: z.string(),
  message: z.string(),
  subject: z.string().optional(),
  attributes: z.record(z.string(), attributeSchema),
  at: z.number(),
});
export type Publication = z.infer<typeof publicationSchema>;
