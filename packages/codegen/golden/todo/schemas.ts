import * as z from 'zod';

/** The body of POST /todos. */
export const addTodoBody = z.strictObject({ text: z.string().min(1).max(200) });
export type AddTodoBody = z.infer<typeof addTodoBody>;

/** The body of PATCH /todos/{id}. */
export const changeTodoBody = z.strictObject({ text: z.string().min(1).max(200).optional(), isDone: z.boolean().optional() });
export type ChangeTodoBody = z.infer<typeof changeTodoBody>;
