'use client';

import { useReactFlow } from '@xyflow/react';
import { useSelection } from '../selection/selection';
import type { FlowEdge, FlowNode } from './flow-types';
import { type Direction, nearestNode } from './nearest-node';
import { useMotion } from './use-motion';

type NodeFocus = {
  nodes: readonly FlowNode[];
  current: string | undefined;
  setCurrent: (id: string) => void;
  setLocal: (ids: ReadonlySet<string>) => void;
};

/** Going from card to card by keyboard: the one that has the focus is selected and in sight. */
export function useNodeFocus({ nodes, current, setCurrent, setLocal }: NodeFocus) {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const selection = useSelection();
  const motion = useMotion();

  function focusNode(id: string, { isAdding = false }: { isAdding?: boolean } = {}): void {
    setCurrent(id);
    const isGroup = id.startsWith('group:');
    setLocal(new Set(isGroup ? [id] : []));
    if (isGroup || id.startsWith('api:')) {
      if (!isAdding) selection.select([]);
    } else selection.select(isAdding ? [...new Set([...selection.getState(), id])] : [id]);
    bringIntoView(id);
    // The card may be drawn only now that it is in sight.
    requestAnimationFrame(() => requestAnimationFrame(() => nodeElement(id)?.focus({ preventScroll: true })));
  }

  function bringIntoView(id: string): void {
    const internal = flow.getInternalNode(id);
    const pane = nodeElement(id)?.closest('.react-flow')?.getBoundingClientRect();
    if (internal === undefined) return;
    const { x, y } = internal.internals.positionAbsolute;
    const [width, height] = [internal.width ?? 0, Math.min(internal.height ?? 0, 200)];
    const from = flow.flowToScreenPosition({ x, y });
    const to = flow.flowToScreenPosition({ x: x + width, y: y + height });
    const isSeen =
      pane !== undefined && from.x > pane.left && from.y > pane.top && to.x < pane.right && to.y < pane.bottom;
    const zoom = Math.max(flow.getZoom(), 0.5);
    if (!isSeen || zoom !== flow.getZoom())
      void flow.setCenter(x + width / 2, y + height / 2, { zoom, duration: motion(100) });
  }

  function moveFocus(direction: Direction, focused: string | undefined, isAdding: boolean): void {
    const places = flow.getNodes().map((node) => {
      const at = flow.getInternalNode(node.id)?.internals.positionAbsolute ?? node.position;
      return { id: node.id, x: at.x + (node.width ?? 0) / 2, y: at.y + Math.min(node.height ?? 0, 64) / 2 };
    });
    const from = places.find((place) => place.id === (focused ?? current));
    const next = from === undefined ? places[0]?.id : nearestNode(places, from, direction);
    // The first key only brings the focus to where it would be.
    const wanted = focused === undefined && nodes.some((node) => node.id === current) ? current : next;
    if (wanted !== undefined) focusNode(wanted, { isAdding });
  }

  return { focusNode, moveFocus };
}

function nodeElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}
