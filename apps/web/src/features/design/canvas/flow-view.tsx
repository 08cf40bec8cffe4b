'use client';

import { Background, BackgroundVariant, ReactFlow } from '@xyflow/react';
import { useTheme } from 'next-themes';
import type { MouseEvent } from 'react';
import { cn } from '@/lib/class-names';
import { later } from '@/lib/later';
import { useIsNarrow } from '@/lib/narrow';
import { enterPanel } from '../problems/show-field';
import { BlueprintNode, DropTargetContext } from './blueprint-node';
import { CardNode } from './card-node';
import { ConnectionHint, Hint } from './connection-hint';
import { GroupNode } from './group-node';
import { NoteNode } from './note-node';
import type { useDrawnLine } from './use-drawn-line';
import type { useDropTarget } from './use-drop-target';
import type { useFlowChanges } from './use-flow-changes';
import { useTypedEnds } from './use-typed-ends';
import { WhyEdge } from './why-edge';

const CanvasMap = later(() => import('./canvas-map').then((module) => module.CanvasMap));

const nodeTypes = { card: CardNode, routes: GroupNode, blueprint: BlueprintNode, note: NoteNode };
const edgeTypes = { why: WhyEdge };

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
  const nodes = useTypedEnds(shown.nodes, drawn);
  return (
    <DropTargetContext value={drop.target?.isRefused === true ? undefined : drop.target?.id}>
      <ReactFlow
        nodes={nodes}
        edges={shown.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={shown.onNodesChange}
        onNodeClick={(_, node) => shown.setCurrent(node.id)}
        onNodeDoubleClick={(_, node) => {
          if (node.type === 'routes') setGroup(node.id, node.data.isExpanded !== true);
          else if (node.type === 'note') editNote(node.id);
          else enterPanel();
        }}
        onNodeDrag={drop.onNodeDrag}
        onNodeDragStop={drop.onNodeDragStop}
        onEdgeClick={(_, edge) => shown.selectEdge(edge)}
        onPaneClick={shown.clear}
        onContextMenu={onContextMenu}
        {...lines}
        colorMode={resolvedTheme === 'dark' ? 'dark' : 'light'}
        onlyRenderVisibleElements
        disableKeyboardA11y
        nodesFocusable={false}
        edgesFocusable={false}
        // Selecting opens the panel, which would move the canvas under the pointer.
        selectNodesOnDrag={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
        selectionKeyCode="Shift"
        panOnScroll
        minZoom={0.08}
        maxZoom={1.6}
        fitView
        // A narrow window begins with a part that can be read instead of a whole that cannot.
        fitViewOptions={{ padding: 0.15, maxZoom: 1, minZoom: isNarrow ? 0.5 : 0.08 }}
        connectionRadius={40}
        connectionLineStyle={{ stroke: 'var(--accent)', strokeWidth: 2 }}
        snapToGrid
        snapGrid={[4, 4]}
        zoomOnDoubleClick={false}
        className={cn('!bg-canvas [&_.react-flow__attribution]:!bg-transparent', line !== undefined && 'connecting')}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--line)" bgColor="var(--canvas)" />
        {hasMap && <CanvasMap />}
        <ConnectionHint targetOf={targetOf} />
        {drop.target !== undefined && <Hint words={drop.target.words} isRefused={drop.target.isRefused} />}
      </ReactFlow>
    </DropTargetContext>
  );
}
