'use client';

import { useReactFlow } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import type { DesignActions } from '../actions/use-design-actions';
import type { Point } from '../graph/frames';
import { moveInto } from '../graph/moving';
import type { FlowEdge, FlowNode } from './flow-types';

/** The blueprint under what is dragged, and what dropping it there would do, or why it cannot be. */
export type DropTarget = { id: string | undefined; words: string; isRefused: boolean };

/** Dragging routes and handlers into a blueprint, from one to another, and out of it. */
export function useDropTarget(actions: DesignActions, routesOf: (groupId: string) => readonly string[]) {
  const { store, canvas } = useOpenDocument();
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const [target, setTarget] = useState<DropTarget>();

  const constructsOf = useCallback(
    (nodes: readonly FlowNode[]) =>
      nodes.flatMap((node) => (node.type === 'routes' ? routesOf(node.id) : node.type === 'card' ? [node.id] : [])),
    [routesOf],
  );

  const blueprintAt = useCallback(
    (event: MouseEvent | TouchEvent | React.MouseEvent, dragged: readonly FlowNode[]): string | undefined => {
      const point = pointOf(event);
      const at = point === undefined ? undefined : flow.screenToFlowPosition(point);
      const own = new Set(dragged.map((node) => node.id));
      return flow.getNodes().find((node) => {
        const corner = flow.getInternalNode(node.id)?.internals.positionAbsolute;
        if (node.type !== 'blueprint' || own.has(node.id) || at === undefined || corner === undefined) return false;
        const [right, bottom] = [corner.x + (node.width ?? 0), corner.y + (node.height ?? 0)];
        return at.x >= corner.x && at.y >= corner.y && at.x <= right && at.y <= bottom;
      })?.id;
    },
    [flow],
  );

  const onNodeDrag = useCallback(
    (event: MouseEvent | TouchEvent | React.MouseEvent, _: FlowNode, nodes: FlowNode[]) => {
      const id = blueprintAt(event, nodes);
      const moved = moveInto(store.getState().document.spec, constructsOf(nodes), id);
      const words = moved === undefined ? '' : 'edits' in moved ? moved.done : moved.refused;
      const next = moved === undefined ? undefined : { id, words, isRefused: 'refused' in moved };
      setTarget((before) => (before?.words === next?.words && before?.id === next?.id ? before : next));
    },
    [blueprintAt, constructsOf, store],
  );

  const onNodeDragStop = useCallback(
    (event: MouseEvent | TouchEvent | React.MouseEvent, _: FlowNode, nodes: FlowNode[]) => {
      setTarget(undefined);
      const id = blueprintAt(event, nodes);
      const places = id === undefined ? placesOf(nodes, flow) : {};
      if (actions.moveInto(constructsOf(nodes), id)) canvas.place(places);
    },
    [actions, blueprintAt, constructsOf, canvas, flow],
  );

  return { target, onNodeDrag, onNodeDragStop };
}

/** Where what was taken out of a frame stands on the canvas now. */
function placesOf(nodes: readonly FlowNode[], flow: ReturnType<typeof useReactFlow<FlowNode, FlowEdge>>) {
  return Object.fromEntries(
    nodes.flatMap((node): [string, Point][] => {
      const corner = node.parentId === undefined ? undefined : flow.getInternalNode(node.parentId);
      if (corner === undefined) return [];
      const { x, y } = corner.internals.positionAbsolute;
      return [[node.id, { x: Math.round(x + node.position.x), y: Math.round(y + node.position.y) }]];
    }),
  );
}

function pointOf(event: MouseEvent | TouchEvent | React.MouseEvent): Point | undefined {
  if (!('changedTouches' in event)) return { x: event.clientX, y: event.clientY };
  const touch = event.changedTouches[0];
  return touch === undefined ? undefined : { x: touch.clientX, y: touch.clientY };
}
