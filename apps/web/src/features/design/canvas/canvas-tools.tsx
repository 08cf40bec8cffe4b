'use client';

import { useReactFlow } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus, Redo2, Undo2, Workflow } from 'lucide-react';
import { useDocumentState } from '@/components/document/use-document';
import { IconButton } from '@/components/ui/icon-button';

type CanvasToolsProps = {
  onUndo: () => void;
  onRedo: () => void;
  onArrange: () => void;
  isArranging: boolean;
  hasMap: boolean;
  onToggleMap: () => void;
};

const bar = 'flex items-center rounded-lg border border-line bg-surface p-0.5';

export function CanvasTools(props: CanvasToolsProps) {
  const flow = useReactFlow();
  const canUndo = useDocumentState((state) => state.canUndo);
  const canRedo = useDocumentState((state) => state.canRedo);
  return (
    <div role="toolbar" aria-label="Canvas" className="absolute bottom-3 left-3 z-10 flex gap-2">
      <div className={bar}>
        <IconButton label="Zoom out" shortcut="-" side="top" onClick={() => void flow.zoomOut({ duration: 120 })}>
          <Minus />
        </IconButton>
        <IconButton label="Zoom in" shortcut="+" side="top" onClick={() => void flow.zoomIn({ duration: 120 })}>
          <Plus />
        </IconButton>
        <IconButton
          label="Fit the design"
          shortcut="f"
          side="top"
          onClick={() => void flow.fitView({ duration: 150, padding: 0.15, maxZoom: 1 })}
        >
          <Maximize />
        </IconButton>
      </div>
      <div className={bar}>
        <IconButton label="Undo" shortcut="mod+z" side="top" disabled={!canUndo} onClick={props.onUndo}>
          <Undo2 />
        </IconButton>
        <IconButton label="Redo" shortcut="mod+shift+z" side="top" disabled={!canRedo} onClick={props.onRedo}>
          <Redo2 />
        </IconButton>
      </div>
      <div className={bar}>
        <IconButton label="Arrange everything" side="top" disabled={props.isArranging} onClick={props.onArrange}>
          <Workflow />
        </IconButton>
        <IconButton
          label={props.hasMap ? 'Hide the map' : 'Show the map'}
          aria-pressed={props.hasMap}
          side="top"
          onClick={props.onToggleMap}
        >
          <MapIcon />
        </IconButton>
      </div>
    </div>
  );
}
