import { z } from 'zod';
import { procedure, recordId } from '../contract/base';

/** A body as text, or as base64 when it is not. */
export const bodySchema = z.object({ encoding: z.enum(['utf8', 'base64']), data: z.string() });

export const httpAnswerSchema = z.object({
  statusCode: z.int(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: bodySchema,
  durationMs: z.number(),
});
export type HttpAnswerRecord = z.infer<typeof httpAnswerSchema>;

export const invokeResultSchema = z.object({
  requestId: z.string(),
  payload: z.string(),
  functionError: z.enum(['Unhandled', 'Handled']).optional(),
  durationMs: z.number(),
  logTail: z.array(z.string()).readonly(),
});
export type InvokeResultRecord = z.infer<typeof invokeResultSchema>;

export const invocationsContract = {
  /** Calls the stage's REST API as a client would; `path` is below the stage, with its query. */
  request: procedure
    .route({ method: 'POST', path: '/stages/{stageId}/request', tags: ['Invocations'] })
    .input(
      z.object({
        stageId: recordId,
        method: z.string().regex(/^[A-Z]+$/),
        path: z.string().startsWith('/'),
        headers: z.record(z.string(), z.string()),
        body: bodySchema.optional(),
      }),
    )
    .output(httpAnswerSchema),
  /** Invokes a Lambda function with a JSON event; a schedule is fired so on demand. */
  invoke: procedure
    .route({ method: 'POST', path: '/stages/{stageId}/functions/{functionName}/invoke', tags: ['Invocations'] })
    .input(z.object({ stageId: recordId, functionName: z.string(), payload: z.string() }))
    .output(invokeResultSchema),
};
