'use client';

import { type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import type { GraphNode } from '../graph/graph';
import { useSelectedIds } from '../selection/selection';

/** What is selected elsewhere (outline, problems, a link) comes into sight; its group opens. */
export function useShowSelected(nodes: readonly GraphNode[], openGroup: (id: string, isOpen: boolean) => void) {
  const flow = useReactFlow();
  const [only, ...others] = useSelectedIds();
  const id = others.length === 0 ? only : undefined;
  const closed =
    id === undefined
      ? undefined
      : nodes.find(
          (node) => node.type === 'group' && !node.isExpanded && node.group.routes.some((route) => route.id === id),
        );
  useEffect(() => {
    if (closed !== undefined) openGroup(closed.id, true);
  }, [closed, openGroup]);
  const isDrawn = id !== undefined && nodes.some((node) => node.id === id);
  useEffect(() => {
    if (!isDrawn || id === undefined) return;
    // The panel that opens for it takes its part of the window first.
    const timer = setTimeout(() => bringIntoSight(flow, id), 60);
    return () => clearTimeout(timer);
  }, [id, isDrawn, flow]);
}

function bringIntoSight(flow: ReactFlowInstance, id: string): void {
  const node = flow.getInternalNode(id);
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (node === undefined || pane === undefined) return;
  const { width = 0, height = 0 } = node;
  const at = node.internals.positionAbsolute;
  const shown = Math.min(height, 200);
  const from = flow.flowToScreenPosition(at);
  const to = flow.flowToScreenPosition({ x: at.x + width, y: at.y + shown });
  if (from.x > pane.left && from.y > pane.top && to.x < pane.right && to.y < pane.bottom) return;
  const zoom = Math.max(flow.getZoom(), 0.6);
  void flow.setCenter(at.x + width / 2, at.y + shown / 2, { zoom, duration: 120 });
}
