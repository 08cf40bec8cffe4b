import { z } from 'zod';
import { changedNotesSchema, positionsSchema } from '../canvas/schema';
import { connectionSchema } from '../connections/schema';
import { instant, personSchema, procedure } from '../contract/base';
import { deploymentEventSchema, deploymentSchema } from '../deployments/schema';
import { logEventSchema } from '../logs/schema';
import { acceptedChangeSchema } from '../revisions/schema';
import { stackOperationSchema } from '../stacks/schema';
import { runnerStatusSchema } from '../studio/schema';
import { websocketClientEventSchema } from '../websocket-clients/schema';

/**
 * `project:<projectId>` changes, positions, presence, stages and deployments · `logs:<stageId>` ·
 * `live-logs:<stageId>` · `connections:<stageId>` · `websocket-client:<clientId>` · `studio`.
 */
export const topicSchema = z
  .string()
  .regex(/^(studio|(project|logs|live-logs|connections|websocket-client):[A-Za-z0-9_-]{1,64})$/, 'not a topic');

/** Where somebody types; from `anchor` to `offset` is selected, where the two differ. */
const cursorSchema = z.object({ file: z.string(), offset: z.int(), anchor: z.int().optional() });

export const presenceSchema = z.object({
  clientId: z.string(),
  person: personSchema,
  selection: z.array(z.string()),
  cursor: cursorSchema.optional(),
  seenAt: instant,
});
export type Presence = z.infer<typeof presenceSchema>;

export const streamMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('change'), change: acceptedChangeSchema }),
  z.object({ type: z.literal('positions'), clientId: z.string(), positions: positionsSchema }),
  z.object({ type: z.literal('notes'), clientId: z.string(), notes: changedNotesSchema }),
  z.object({ type: z.literal('presence'), people: z.array(presenceSchema) }),
  z.object({ type: z.literal('deployment'), deployment: deploymentSchema, events: z.array(deploymentEventSchema) }),
  /** Revisions got or lost their names: read the history again. */
  z.object({ type: z.literal('history') }),
  /** Stages, their settings or their secrets changed: read them again. */
  z.object({ type: z.literal('stages') }),
  z.object({ type: z.literal('stack-operation'), operation: stackOperationSchema }),
  z.object({ type: z.literal('log-events'), events: z.array(logEventSchema) }),
  z.object({ type: z.literal('connections'), connections: z.array(connectionSchema) }),
  z.object({ type: z.literal('websocket-client'), event: websocketClientEventSchema }),
  z.object({ type: z.literal('runner'), status: runnerStatusSchema }),
  /** What this topic says cannot be read now, and why; it is tried again, and a `gap` comes when it is. */
  z.object({ type: z.literal('trouble'), message: z.string() }),
  /** Messages of this topic were lost (the page was away too long): read its present state again. */
  z.object({ type: z.literal('gap') }),
]);
export type StreamMessage = z.infer<typeof streamMessageSchema>;

/** One `data:` of the event stream `GET /api/stream?stream=<streamId>`; its SSE `id` resumes after it. */
export const envelopeSchema = z.object({ topic: topicSchema, message: streamMessageSchema });
export type Envelope = z.infer<typeof envelopeSchema>;

export const streamsContract = {
  /** Topics that this browser's stream carries from now on, each after the actor's right to it is checked. */
  subscribe: procedure
    .route({ method: 'POST', path: '/streams/{streamId}/topics', tags: ['Streams'] })
    .input(z.object({ streamId: z.string().min(8).max(64), topics: z.array(topicSchema).max(50) }))
    .output(z.void()),
  unsubscribe: procedure
    .route({ method: 'DELETE', path: '/streams/{streamId}/topics', tags: ['Streams'] })
    .input(z.object({ streamId: z.string().min(8).max(64), topics: z.array(topicSchema).max(50) }))
    .output(z.void()),
};
