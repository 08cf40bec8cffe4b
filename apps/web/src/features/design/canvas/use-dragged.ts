'use client';

import type { NodeChange, NodePositionChange, XYPosition } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import type { Point } from '../graph/frames';
import type { FlowNode } from './flow-types';

/** Where things are while they are dragged: known to the picture alone, so that a frame draws nothing around it anew. */
export function useDragged(nodes: FlowNode[], onNodesChange: (changes: NodeChange<FlowNode>[]) => void) {
  const [places, setPlaces] = useState<Readonly<Record<string, Point>>>({});
  const shown = useMemo(
    () =>
      nodes.map((node) => {
        const position = places[node.id];
        return position === undefined ? node : { ...node, position };
      }),
    [nodes, places],
  );
  const onChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const moved = changes.flatMap((change) => (isMove(change) ? [[change.id, pointOf(change)] as const] : []));
      if (moved.length > 0) setPlaces((before) => ({ ...before, ...Object.fromEntries(moved) }));
      const others = changes.filter((change) => !isMove(change));
      if (others.length === 0) return;
      onNodesChange(others);
      if (others.some(isPlaced)) setPlaces({});
    },
    [onNodesChange],
  );
  return { nodes: shown, onNodesChange: onChange };
}

type Placed = NodePositionChange & { position: XYPosition };

const isPlaced = (change: NodeChange<FlowNode>): change is Placed =>
  change.type === 'position' && change.position !== undefined;
const isMove = (change: NodeChange<FlowNode>): change is Placed => isPlaced(change) && change.dragging === true;
const pointOf = ({ position: { x, y } }: Placed): Point => ({ x: Math.round(x), y: Math.round(y) });
