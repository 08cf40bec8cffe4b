import type { Positions } from '../canvas/schema';
import type { Bus } from '../streams/bus';
import type { StreamMessage } from '../streams/schema';
import { topics } from '../streams/topics';
import type { AcceptedChangeRecord } from './schema';

export function publishChange(bus: Bus, projectId: string, change: AcceptedChangeRecord): void {
  bus.publish(topics.project(projectId), { type: 'change', change } satisfies StreamMessage);
}

export function publishPositions(bus: Bus, projectId: string, moved: { clientId: string; positions: Positions }): void {
  bus.publish(topics.project(projectId), { type: 'positions', ...moved } satisfies StreamMessage);
}

export function publishHistory(bus: Bus, projectId: string): void {
  bus.publish(topics.project(projectId), { type: 'history' } satisfies StreamMessage);
}
