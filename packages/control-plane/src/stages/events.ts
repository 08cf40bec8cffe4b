import type { Bus } from '../streams/bus';
import type { StreamMessage } from '../streams/schema';
import { topics } from '../streams/topics';

/** Stages, their settings or their secrets changed: open pages read them again. */
export function publishStages(bus: Bus, projectId: string): void {
  bus.publish(topics.project(projectId), { type: 'stages' } satisfies StreamMessage);
}
