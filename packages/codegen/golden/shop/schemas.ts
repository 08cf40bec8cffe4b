import * as z from 'zod';

/** The body of GET, PUT /orders/{id}. */
export const orderBody = z.strictObject({
  note: z.string().max(500).optional(),
  lines: z.array(z.object({ article: z.string(), count: z.int().min(1) })).min(1),
  state: z.enum(['open', 'paid', 'sent']).optional(),
}).describe('An order as its customer changes it');
export type OrderBody = z.infer<typeof orderBody>;
