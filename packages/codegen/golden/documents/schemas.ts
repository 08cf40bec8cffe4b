import * as z from 'zod';

/** The body of POST /documents. */
export const addDocumentBody = z.strictObject({ text: z.string().min(1).max(100000) });
export type AddDocumentBody = z.infer<typeof addDocumentBody>;
