'use client';

import { MiniMap } from '@xyflow/react';
import { faceColor } from './face-icon';
import type { FlowNode } from './flow-types';

/** The whole design, small, to find one's way in a large one. */
export function CanvasMap() {
  return (
    <MiniMap
      pannable
      zoomable
      nodeColor={mapColor}
      nodeStrokeWidth={0}
      className="!bg-surface"
      ariaLabel="Map of the design"
    />
  );
}

function mapColor(node: FlowNode): string {
  return node.type === 'card' ? faceColor(node.data.face) : 'var(--line-strong)';
}
