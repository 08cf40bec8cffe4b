'use client';

import { useReactFlow } from '@xyflow/react';
import { type RefObject, useMemo } from 'react';
import type { Point } from '../graph/frames';
import type { FlowEdge, FlowNode } from './flow-types';
import { useMotion } from './use-motion';

/** Where things stand on the canvas, and what part of it is seen. */
export function useCanvasPlaces(frame: RefObject<HTMLElement | null>) {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const motion = useMotion();
  return useMemo(
    () => ({
      /** Of what is drawn as a node of its own. */
      placesOf: (ids: readonly string[]): Record<string, Point> =>
        Object.fromEntries(
          ids.flatMap((id): [string, Point][] => {
            const at = flow.getInternalNode(id)?.internals.positionAbsolute;
            return at === undefined ? [] : [[id, { x: Math.round(at.x), y: Math.round(at.y) }]];
          }),
        ),
      /** Of what is seen. */
      middle(): Point {
        const box = frame.current?.getBoundingClientRect();
        if (box === undefined) return { x: 0, y: 0 };
        return flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
      },
      zoomTo: (ids: readonly string[]) =>
        void flow.fitView({ nodes: ids.map((id) => ({ id })), duration: motion(150), padding: 0.4, maxZoom: 1 }),
    }),
    [flow, frame, motion],
  );
}
