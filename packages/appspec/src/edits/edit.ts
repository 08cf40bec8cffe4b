import { z } from 'zod';
import { collectionKeys, eventSourceSchema } from '../app-spec';
import { authorizerSchema } from '../constructs/authorizer';
import { blueprintSchema } from '../constructs/blueprint';
import { lambdaFunctionSchema } from '../constructs/lambda-function';
import { middlewareSchema } from '../constructs/middleware';
import { resourceSchema } from '../constructs/resource';
import { routeSchema } from '../constructs/route';
import { useSchema } from '../constructs/use';
import { websocketHandlerSchema } from '../constructs/websocket-handler';

const entitySchema = z.union([
  routeSchema,
  authorizerSchema,
  eventSourceSchema,
  lambdaFunctionSchema,
  websocketHandlerSchema,
  middlewareSchema,
  blueprintSchema,
  resourceSchema,
  useSchema,
]);

/** Replaces `remove` UTF-16 units at `at` by `insert`; several of one edit are applied in order, each to the result of the one before. */
export const spliceSchema = z.strictObject({ at: z.int().min(0), remove: z.int().min(0), insert: z.string() });
export type Splice = z.infer<typeof spliceSchema>;

/**
 * The one language of change. `set` without `value` unsets the field; id `app` addresses the document's own fields
 * (`['name']`, `['api', 'cors']`, `['source', 'chalicelib/todos.ts']` …).
 */
export const editSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('create'), collection: z.enum(collectionKeys), entity: entitySchema }),
  z.strictObject({
    type: z.literal('set'),
    id: z.string(),
    path: z.array(z.string()).min(1),
    value: z.json().optional(),
  }),
  z.strictObject({ type: z.literal('remove'), id: z.string() }),
  z.strictObject({ type: z.literal('text'), file: z.string(), splices: z.array(spliceSchema) }),
]);
export type Edit = z.infer<typeof editSchema>;

/** What a client sends; the server orders changes per project and is idempotent on `clientEditId`. */
export const changeSchema = z.strictObject({
  clientEditId: z.string().min(1).max(64),
  baseRevision: z.int().min(0),
  edits: z.array(editSchema).min(1),
});
export type Change = z.infer<typeof changeSchema>;
