import type { Point } from '../graph/frames';
import type { FlowNode } from './flow-types';

/**
 * The present places of what nobody has placed yet. Once something is put by hand they are kept too: what a person
 * sees must not move away because of it.
 */
export function unplaced(nodes: readonly FlowNode[], saved: Readonly<Record<string, Point>>): Record<string, Point> {
  const free = nodes.filter(
    (node) => node.type !== 'note' && node.parentId === undefined && saved[node.id] === undefined,
  );
  return Object.fromEntries(free.map((node) => [node.id, node.position]));
}
