'use client';

import { ReactFlow } from '@xyflow/react';
import { useTheme } from 'next-themes';
import { type MouseEvent, useCallback } from 'react';
import { cn } from '@/lib/class-names';
import { later } from '@/lib/later';
import { useIsNarrow } from '@/lib/narrow';
import { enterPanel } from '../problems/show-field';
import { BlueprintNode, DropTargetContext } from './blueprint-node';
import { CanvasGround } from './canvas-ground';
import { CardNode } from './card-node';
import { ConnectionHint, Hint } from './connection-hint';
import type { FlowEdge, FlowNode } from './flow-types';
import { GroupNode } from './group-node';
import { NoteNode } from './note-node';
import { useDragged } from './use-dragged';
import type { useDrawnLine } from './use-drawn-line';
import type { useDropTarget } from './use-drop-target';
import type { useFlowChanges } from './use-flow-changes';
import { useMoving } from './use-moving';
import { useTypedEnds } from './use-typed-ends';
import { WhyEdge } from './why-edge';
import { useIsFar } from './zoom-level';
import './flow.css';

const CanvasMap = later(() => import('./canvas-map').then((module) => module.CanvasMap));

const nodeTypes = { card: CardNode, routes: GroupNode, blueprint: BlueprintNode, note: NoteNode };
const edgeTypes = { why: WhyEdge };

/** With more lines nobody misses the dashes of those that move. */
const MANY_LINES = 100;

// React Flow draws every card anew for a prop that is another object: what stays the same is made once.
const selectionKeys = ['Meta', 'Control', 'Shift'];
const snapGrid: [number, number] = [4, 4];
const connectionLineStyle = { stroke: 'var(--accent)', strokeWidth: 2 };
// A narrow window begins with a part that can be read instead of a whole that cannot.
const fitWide = { padding: 0.15, maxZoom: 1, minZoom: 0.08 };
const fitNarrow = { ...fitWide, minZoom: 0.5 };

type FlowViewProps = {
  shown: ReturnType<typeof useFlowChanges>;
  drawn: ReturnType<typeof useDrawnLine>;
  drop: ReturnType<typeof useDropTarget>;
  hasMap: boolean;
  onContextMenu: (event: MouseEvent<HTMLElement>) => void;
  setGroup: (id: string, isOpen: boolean) => void;
  editNote: (id: string) => void;
};

/** React Flow with our nodes, lines and gestures. */
export function FlowView({ shown, drawn, drop, hasMap, onContextMenu, setGroup, editNote }: FlowViewProps) {
  const { resolvedTheme } = useTheme();
  const isNarrow = useIsNarrow();
  const { line, targetOf, routesOf, ...lines } = drawn;
  const { setCurrent, selectEdge } = shown;
  const dragged = useDragged(shown.nodes, shown.onNodesChange);
  const nodes = useTypedEnds(dragged.nodes, drawn);
  const isFar = useIsFar();
  const { onMove, onMoveEnd, dragStarts, dragStops } = useMoving();
  const onNodeClick = useCallback((_: unknown, node: FlowNode) => setCurrent(node.id), [setCurrent]);
  const onEdgeClick = useCallback((_: unknown, edge: FlowEdge) => selectEdge(edge), [selectEdge]);
  const onNodeDoubleClick = useCallback(
    (_: unknown, node: FlowNode) => {
      if (node.type === 'routes') setGroup(node.id, node.data.isExpanded !== true);
      else if (node.type === 'note') editNote(node.id);
      else enterPanel();
    },
    [setGroup, editNote],
  );
  const { onNodeDragStop } = drop;
  const onDragStop = useCallback<typeof onNodeDragStop>(
    (...dropped) => {
      dragStops();
      onNodeDragStop(...dropped);
    },
    [dragStops, onNodeDragStop],
  );
  return (
    <DropTargetContext value={drop.target?.isRefused === true ? undefined : drop.target?.id}>
      <ReactFlow
        nodes={nodes}
        edges={shown.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={dragged.onNodesChange}
        onNodeClick={onNodeClick}
        onNodeDoubleClick={onNodeDoubleClick}
        onNodeDragStart={dragStarts}
        onNodeDrag={drop.onNodeDrag}
        onNodeDragStop={onDragStop}
        onEdgeClick={onEdgeClick}
        onPaneClick={shown.clear}
        onContextMenu={onContextMenu}
        {...lines}
        onMove={onMove}
        onMoveEnd={onMoveEnd}
        data-far={isFar || undefined}
        data-lines={shown.edges.length > MANY_LINES ? 'many' : undefined}
        colorMode={resolvedTheme === 'dark' ? 'dark' : 'light'}
        onlyRenderVisibleElements
        disableKeyboardA11y
        nodesFocusable={false}
        edgesFocusable={false}
        // Selecting opens the panel, which would move the canvas under the pointer.
        selectNodesOnDrag={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={selectionKeys}
        selectionKeyCode="Shift"
        panOnScroll
        minZoom={0.08}
        maxZoom={1.6}
        fitView
        fitViewOptions={isNarrow ? fitNarrow : fitWide}
        connectionRadius={40}
        connectionLineStyle={connectionLineStyle}
        snapToGrid
        snapGrid={snapGrid}
        zoomOnDoubleClick={false}
        className={cn('!bg-canvas [&_.react-flow__attribution]:!bg-transparent', line !== undefined && 'connecting')}
      >
        <CanvasGround />
        {hasMap && <CanvasMap />}
        <ConnectionHint targetOf={targetOf} />
        {drop.target !== undefined && <Hint words={drop.target.words} isRefused={drop.target.isRefused} />}
      </ReactFlow>
    </DropTargetContext>
  );
}
