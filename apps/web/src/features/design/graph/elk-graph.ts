import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Frames, Point } from './frames';
import { columns, type Graph } from './graph';

/** What elk arranges: frames as one box each, their inner lines as lines of the box. */
export function elkGraphOf({ edges }: Graph, frames: Frames): ElkNode {
  const lines = new Map<string, { id: string; sources: string[]; targets: string[] }>();
  for (const edge of edges) {
    const source = frames.outerId.get(edge.source);
    const target = frames.outerId.get(edge.target);
    if (source === undefined || target === undefined || source === target) continue;
    lines.set(`${source}→${target}`, { id: `${source}→${target}`, sources: [source], targets: [target] });
  }
  return {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.partitioning.activate': 'true',
      'elk.layered.spacing.nodeNodeBetweenLayers': '88',
      'elk.spacing.nodeNode': '24',
      'elk.separateConnectedComponents': 'false',
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
    },
    children: frames.outer.map((node) => ({
      id: node.id,
      ...(frames.sizes.get(node.id) ?? {}),
      layoutOptions: { 'elk.partitioning.partition': String(columns.indexOf(node.column)) },
    })),
    edges: [...lines.values()],
  };
}

export function placesOf(arranged: ElkNode): Record<string, Point> {
  const places = (arranged.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x), y: Math.round(y) }]);
  return Object.fromEntries(places);
}
