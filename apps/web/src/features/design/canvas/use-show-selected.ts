'use client';

import { useReactFlow } from '@xyflow/react';
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
    const node = isDrawn && id !== undefined ? flow.getInternalNode(id) : undefined;
    const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (node === undefined || pane === undefined) return;
    const { x, y } = flow.flowToScreenPosition(node.internals.positionAbsolute);
    const isInSight = x > pane.left && y > pane.top && x + 100 < pane.right && y + 40 < pane.bottom;
    const at = node.internals.positionAbsolute;
    if (!isInSight)
      void flow.setCenter(at.x + (node.width ?? 0) / 2, at.y + Math.min(node.height ?? 0, 200) / 2, {
        zoom: Math.max(flow.getZoom(), 0.6),
        duration: 150,
      });
  }, [id, isDrawn, flow]);
}
