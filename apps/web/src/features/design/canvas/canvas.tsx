'use client';

import '@xyflow/react/dist/style.css';
import { ReactFlowProvider } from '@xyflow/react';
import { Eye, Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { sayLookOnly } from '@/components/document/say-look-only';
import { useMayEdit } from '@/components/document/use-may-edit';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { later } from '@/lib/later';
import { useListedShortcuts } from '@/lib/shortcuts';
import { useDesignActions } from '../actions/use-design-actions';
import { useOpenGroups } from '../graph/open-groups';
import { useSelectedIds, useSelection } from '../selection/selection';
import { canvasShortcuts } from './canvas-keys';
import { CanvasTools } from './canvas-tools';
import { EmptyCanvas } from './empty-canvas';
import { FlowView } from './flow-view';
import { GroupToggleContext } from './group-node';
import { LinePalette } from './line-palette';
import { NoteEditingContext } from './note-node';
import { Palette } from './palette';
import { useArrange } from './use-arrange';
import { useCanvasClipboard } from './use-canvas-clipboard';
import { useCanvasCommands } from './use-canvas-commands';
import { useCanvasGraph } from './use-canvas-graph';
import { useCanvasMenu } from './use-canvas-menu';
import { useCanvasPalette } from './use-canvas-palette';
import { useCanvasPlaces } from './use-canvas-places';
import { useDrawnLine } from './use-drawn-line';
import { useDropTarget } from './use-drop-target';
import { useFlowChanges } from './use-flow-changes';
import { useOfferedCommands } from './use-offered-commands';
import { usePictureExport } from './use-picture-export';
import { useShowSelected } from './use-show-selected';

const CanvasMenu = later(() => import('./canvas-menu').then((module) => module.CanvasMenu));

/** The design as a picture: what calls what, left to right. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  );
}

function Flow() {
  const { projectId } = useOpenDocument();
  const mayEdit = useMayEdit();
  const frame = useRef<HTMLElement>(null);
  const groups = useOpenGroups(projectId);
  const shownGraph = useCanvasGraph(groups);
  const { graph, frames, nodes, edges } = shownGraph;
  const shown = useFlowChanges(nodes, edges);
  const actions = useDesignActions();
  const selection = useSelection();
  const selected = useSelectedIds();
  const [hasMap, setHasMap] = useState(false);
  const [editing, setEditing] = useState<string>();
  const [lineFrom, setLineFrom] = useState<string>();
  const arrange = useArrange(shownGraph);
  const { placesOf, middle, zoomTo } = useCanvasPlaces(frame);
  const palette = useCanvasPalette(frame, { nodes, actions });
  const drawn = useDrawnLine(graph, actions, palette.open);
  const drop = useDropTarget(actions, drawn.routesOf);
  const picture = usePictureExport(nodes, shown.edges);

  useListedShortcuts(canvasShortcuts);
  const commands = useCanvasCommands({
    ...{ actions, nodes, edges, frames, middle },
    ...{ local: shown.local, setLocal: shown.setLocal, current: shown.current, setCurrent: shown.setCurrent },
    clear: shown.clear,
    places: placesOf,
    setGroup: groups.set,
    openPalette: mayEdit ? palette.openAtCorner : sayLookOnly,
    openConnect: setLineFrom,
    editNote: setEditing,
    arrange: () => arrange.start([...selection.getState(), ...shown.local]),
    toggleMap: () => setHasMap((before) => !before),
  });
  useOfferedCommands({ mayEdit, run: commands.run, add: palette.addNew });
  useCanvasClipboard(frame, actions, placesOf);
  useShowSelected(graph.nodes, groups.set);
  const menu = useCanvasMenu({
    ...{ actions, placesOf, zoomTo },
    connect: setLineFrom,
    addNote: commands.addNote,
    editNote: setEditing,
    arrange: arrange.start,
    exportPicture: picture.open,
  });

  return (
    <section
      ref={frame}
      aria-label="Canvas"
      data-tour="canvas"
      className="relative h-full min-w-0 flex-1 bg-canvas outline-none"
      onKeyDown={commands.onKeyDown}
      onDragOver={palette.onDragOver}
      onDrop={palette.onDrop}
    >
      <GroupToggleContext value={groups.set}>
        <NoteEditingContext value={useMemo(() => ({ id: editing, set: setEditing }), [editing])}>
          <FlowView
            shown={shown}
            drawn={drawn}
            drop={drop}
            hasMap={hasMap}
            onContextMenu={menu.openAt}
            setGroup={groups.set}
            editNote={setEditing}
          />
        </NoteEditingContext>
      </GroupToggleContext>
      {nodes.length === 0 && mayEdit && <EmptyCanvas onAdd={palette.add} onBrowse={palette.openAtCorner} />}
      {mayEdit ? (
        <Button
          className="absolute top-3 left-3 z-10"
          onClick={palette.openAtCorner}
          aria-haspopup="dialog"
          aria-label="Add to the design"
        >
          <Plus aria-hidden />
          Add
          <Kbd keys="a" className="ml-1" />
        </Button>
      ) : (
        <Badge tone="outline" className="absolute top-3 left-3 z-10 bg-surface" title="Your role here lets you look">
          <Eye aria-hidden />
          Read only
        </Badge>
      )}
      <CanvasTools
        mayEdit={mayEdit}
        onUndo={actions.undo}
        onRedo={actions.redo}
        selected={selected.length}
        onZoomToSelection={() => zoomTo(selected)}
        onArrange={() => arrange.start(selected)}
        isArranging={arrange.isRunning}
        hasMap={hasMap}
        onToggleMap={() => setHasMap(!hasMap)}
        onAddNote={commands.addNote}
        onExport={() => picture.open(selected)}
      />
      {menu.request !== undefined && (
        <CanvasMenu
          mayEdit={mayEdit}
          request={menu.request}
          actions={actions}
          commands={menu.commands}
          openPalette={palette.openAt}
          onClose={menu.close}
        />
      )}
      <Palette request={palette.request} onChoose={palette.add} onClose={palette.close} />
      <LinePalette
        from={lineFrom === undefined ? undefined : drawn.targetOf(lineFrom)}
        onClose={() => setLineFrom(undefined)}
      />
      {picture.dialog}
      <span role="status" className="sr-only">
        {selected.length > 1 ? `${selected.length} selected` : ''}
      </span>
    </section>
  );
}
