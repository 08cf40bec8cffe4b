import * as z from 'zod';

/** The body of POST /sales. */
export const addSaleBody = z.strictObject({ product: z.string().min(1).max(100), quantity: z.int().min(1), cents: z.int().min(0) });
export type AddSaleBody = z.infer<typeof addSaleBody>;
