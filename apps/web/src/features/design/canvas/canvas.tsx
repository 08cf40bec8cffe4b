'use client';

import '@xyflow/react/dist/style.css';
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTheme } from 'next-themes';
import { type MouseEvent, useCallback, useRef, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { cn } from '@/lib/class-names';
import { useDesignActions } from '../actions/use-design-actions';
import type { CatalogueEntry } from '../graph/catalogue';
import { catalogue } from '../graph/catalogue';
import type { Point } from '../graph/frames';
import { useOpenGroups } from '../graph/open-groups';
import { enterPanel } from '../problems/show-field';
import { useSelection } from '../selection/selection';
import { BlueprintNode } from './blueprint-node';
import type { MenuRequest } from './canvas-menu';
import { CanvasTools } from './canvas-tools';
import { CardNode } from './card-node';
import { ConnectionHint } from './connection-hint';
import { EmptyCanvas } from './empty-canvas';
import { GroupNode, GroupToggleContext } from './group-node';
import { Palette, type PaletteRequest } from './palette';
import { PALETTE_DATA } from './palette-data';
import { unplaced } from './unplaced';
import { useArrange } from './use-arrange';
import { useCanvasClipboard } from './use-canvas-clipboard';
import { useCanvasCommands } from './use-canvas-commands';
import { useCanvasGraph } from './use-canvas-graph';
import { useDrawnLine } from './use-drawn-line';
import { useFlowChanges } from './use-flow-changes';
import { useShowSelected } from './use-show-selected';
import { WhyEdge } from './why-edge';

const CanvasMap = dynamic(() => import('./canvas-map').then((module) => module.CanvasMap), { ssr: false });
const CanvasMenu = dynamic(() => import('./canvas-menu').then((module) => module.CanvasMenu), { ssr: false });

const nodeTypes = { card: CardNode, routes: GroupNode, blueprint: BlueprintNode };
const edgeTypes = { why: WhyEdge };

/** The design as a picture: what calls what, left to right. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  );
}

type OpenPalette = PaletteRequest & { at?: Point; line?: { id: string; isBackwards: boolean } | undefined };

function Flow() {
  const { projectId, canvas } = useOpenDocument();
  const { resolvedTheme } = useTheme();
  const frame = useRef<HTMLElement>(null);
  const flow = useReactFlow();
  const groups = useOpenGroups(projectId);
  const { graph, frames, nodes, edges } = useCanvasGraph(groups);
  const shown = useFlowChanges(nodes, edges);
  const actions = useDesignActions();
  const selection = useSelection();
  const [palette, setPalette] = useState<OpenPalette>();
  const [menu, setMenu] = useState<MenuRequest>();
  const [hasMap, setHasMap] = useState(false);
  const arrange = useArrange(graph, frames);
  const { targetOf, line, ...lines } = useDrawnLine(graph, actions, setPalette);

  const openPalette = useCallback(() => {
    const box = frame.current?.getBoundingClientRect();
    setPalette({ x: (box?.left ?? 0) + 12, y: (box?.top ?? 0) + 44 });
  }, []);
  const commands = useCanvasCommands({
    actions,
    nodes,
    edges,
    local: shown.local,
    clear: shown.clear,
    openPalette,
  });
  useCanvasClipboard(frame, actions);
  useShowSelected(graph.nodes, groups.set);

  const addAt = (entry: CatalogueEntry, at: Point | undefined, line?: OpenPalette['line']) => {
    if (at !== undefined) canvas.place(unplaced(nodes, canvas.getState().positions));
    actions.add(entry, { at, line });
    setPalette(undefined);
  };
  const add = (entry: CatalogueEntry) => addAt(entry, palette?.at, palette?.line);

  const openMenu = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    const node = event.target instanceof Element ? event.target.closest<HTMLElement>('.react-flow__node') : null;
    const id = node?.dataset.id;
    const isConstruct = id !== undefined && !id.startsWith('api:') && !id.startsWith('group:');
    if (isConstruct && !selection.getState().includes(id)) selection.select([id]);
    setMenu({ ids: isConstruct ? selection.getState() : [], x: event.clientX, y: event.clientY });
  };

  return (
    <section
      ref={frame}
      aria-label="Canvas"
      data-tour="canvas"
      className={cn('relative h-full min-w-0 flex-1 bg-canvas outline-none', line !== undefined && 'connecting')}
      onKeyDown={commands.onKeyDown}
      onDragOver={(event) => event.dataTransfer.types.includes(PALETTE_DATA) && event.preventDefault()}
      onDrop={(event) => {
        const entry = catalogue.find((each) => each.id === event.dataTransfer.getData(PALETTE_DATA));
        if (entry !== undefined) addAt(entry, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
      }}
    >
      <GroupToggleContext value={groups.set}>
        <ReactFlow
          nodes={shown.nodes}
          edges={shown.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={shown.onNodesChange}
          onNodeDoubleClick={(_, node) =>
            node.type === 'routes' ? groups.set(node.id, node.data.isExpanded !== true) : enterPanel()
          }
          onEdgeClick={(_, edge) => shown.selectEdge(edge)}
          onPaneClick={shown.clear}
          onContextMenu={openMenu}
          {...lines}
          colorMode={resolvedTheme === 'dark' ? 'dark' : 'light'}
          onlyRenderVisibleElements
          disableKeyboardA11y
          deleteKeyCode={null}
          multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
          selectionKeyCode="Shift"
          panOnScroll
          minZoom={0.08}
          maxZoom={1.6}
          fitView
          fitViewOptions={{ padding: 0.15, maxZoom: 1 }}
          connectionRadius={40}
          connectionLineStyle={{ stroke: 'var(--accent)', strokeWidth: 2 }}
          snapToGrid
          snapGrid={[4, 4]}
          zoomOnDoubleClick={false}
          className="!bg-canvas [&_.react-flow__attribution]:!bg-transparent"
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--line)" bgColor="var(--canvas)" />
          {hasMap && <CanvasMap />}
          <ConnectionHint targetOf={targetOf} />
        </ReactFlow>
      </GroupToggleContext>
      {nodes.length === 0 && <EmptyCanvas onAdd={add} onBrowse={openPalette} />}
      <Button
        className="absolute top-3 left-3 z-10"
        onClick={openPalette}
        aria-haspopup="dialog"
        aria-label="Add to the design"
      >
        <Plus aria-hidden />
        Add
        <Kbd keys="a" className="ml-1" />
      </Button>
      <CanvasTools
        onUndo={actions.undo}
        onRedo={actions.redo}
        onArrange={arrange.start}
        isArranging={arrange.isRunning}
        hasMap={hasMap}
        onToggleMap={() => setHasMap(!hasMap)}
      />
      {menu !== undefined && (
        <CanvasMenu
          request={menu}
          actions={actions}
          openPalette={(asked) => setPalette({ ...asked, at: flow.screenToFlowPosition(asked) })}
          onClose={() => setMenu(undefined)}
        />
      )}
      <Palette request={palette} onChoose={add} onClose={() => setPalette(undefined)} />
      <span role="status" className="sr-only">
        {selection.getState().length > 1 ? `${selection.getState().length} selected` : ''}
      </span>
    </section>
  );
}
