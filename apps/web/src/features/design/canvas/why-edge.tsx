'use client';

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo, useState } from 'react';
import { cn } from '@/lib/class-names';
import type { EdgeKind } from '../graph/graph';
import type { FlowEdge } from './flow-types';

/** As classes, so that the style sheet can leave them out. */
const dashes: Partial<Record<EdgeKind, string>> = {
  'fails-to': '[stroke-dasharray:4_4]',
  uses: '[stroke-dasharray:5_3]',
  wraps: '[stroke-dasharray:2_3]',
};

/** A line that says why it is there when one points at it. */
export const WhyEdge = memo(function WhyEdge(props: EdgeProps<FlowEdge>) {
  const [isPointedAt, setIsPointedAt] = useState(false);
  const [path, labelX, labelY] = getBezierPath(props);
  const edge = props.data?.edge;
  const isLit = isPointedAt || props.selected === true;
  return (
    <>
      <g onPointerEnter={() => setIsPointedAt(true)} onPointerLeave={() => setIsPointedAt(false)}>
        <BaseEdge
          id={props.id}
          path={path}
          interactionWidth={16}
          className={cn(edge !== undefined && dashes[edge.kind])}
          style={{ stroke: isLit ? 'var(--accent)' : 'var(--control)', strokeWidth: isLit ? 2 : 1.25 }}
        />
      </g>
      {isLit && edge !== undefined && (
        <EdgeLabelRenderer>
          <div
            className={cn(
              'pointer-events-none absolute z-10 max-w-72 whitespace-pre-line rounded-md bg-raised px-2 py-1 text-fg text-xs shadow-pop',
            )}
            style={{ transform: `translate(-50%, -130%) translate(${labelX}px, ${labelY}px)` }}
          >
            {edge.why}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
