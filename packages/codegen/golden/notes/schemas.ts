import * as z from 'zod';

/** The body of POST /notes. */
export const addNoteBody = z.strictObject({ title: z.string().min(1).max(200), text: z.string().max(10000).optional() });
export type AddNoteBody = z.infer<typeof addNoteBody>;
