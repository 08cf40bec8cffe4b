import type { Bus } from '../streams/bus';
import type { StreamMessage } from '../streams/schema';
import { topics } from '../streams/topics';
import type { ChangedNotes } from './schema';

export function publishNotes(bus: Bus, projectId: string, changed: { clientId: string; notes: ChangedNotes }): void {
  bus.publish(topics.project(projectId), { type: 'notes', ...changed } satisfies StreamMessage);
}
