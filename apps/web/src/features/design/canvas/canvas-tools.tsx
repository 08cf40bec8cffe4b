'use client';

import { useReactFlow } from '@xyflow/react';
import { Focus, Image, Map as MapIcon, Maximize, Minus, Plus, Redo2, StickyNote, Undo2, Workflow } from 'lucide-react';
import { useOpenDocument } from '@/components/document/document-provider';
import { hasSameMembers, useSelector } from '@/components/document/selector';
import { useDocumentState } from '@/components/document/use-document';
import { IconButton } from '@/components/ui/icon-button';
import { useMotion } from './use-motion';

type CanvasToolsProps = {
  /** Without it there are only the tools of who looks. */
  mayEdit: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onArrange: () => void;
  isArranging: boolean;
  hasMap: boolean;
  onToggleMap: () => void;
  /** How many are selected: then arranging and zooming are about them. */
  selected: number;
  onZoomToSelection: () => void;
  onAddNote: () => void;
  onExport: () => void;
};

const bar = 'flex items-center rounded-lg border border-line bg-surface p-0.5';

export function CanvasTools(props: CanvasToolsProps) {
  const flow = useReactFlow();
  const { canvas } = useOpenDocument();
  const motion = useMotion();
  const ofDocument = useDocumentState(undoable, hasSameMembers);
  const ofCanvas = useSelector(canvas, undoable, hasSameMembers);
  const [canUndo, canRedo] = [ofDocument.canUndo || ofCanvas.canUndo, ofDocument.canRedo || ofCanvas.canRedo];
  return (
    <div role="toolbar" aria-label="Canvas" className="absolute bottom-3 left-3 z-10 flex gap-2">
      <div className={bar}>
        <IconButton
          label="Zoom out"
          shortcut="-"
          side="top"
          onClick={() => void flow.zoomOut({ duration: motion(120) })}
        >
          <Minus />
        </IconButton>
        <IconButton label="Zoom in" shortcut="+" side="top" onClick={() => void flow.zoomIn({ duration: motion(120) })}>
          <Plus />
        </IconButton>
        <IconButton
          label="Fit the design"
          shortcut="f"
          side="top"
          onClick={() => void flow.fitView({ duration: motion(150), padding: 0.15, maxZoom: 1 })}
        >
          <Maximize />
        </IconButton>
        {props.selected > 0 && (
          <IconButton label="Zoom to what is selected" shortcut="2" side="top" onClick={props.onZoomToSelection}>
            <Focus />
          </IconButton>
        )}
      </div>
      {props.mayEdit && (
        <div className={bar}>
          <IconButton label="Undo" shortcut="mod+z" side="top" disabled={!canUndo} onClick={props.onUndo}>
            <Undo2 />
          </IconButton>
          <IconButton label="Redo" shortcut="mod+shift+z" side="top" disabled={!canRedo} onClick={props.onRedo}>
            <Redo2 />
          </IconButton>
        </div>
      )}
      <div className={bar}>
        {props.mayEdit && (
          <>
            <IconButton label="Add a note" shortcut="n" side="top" onClick={props.onAddNote}>
              <StickyNote />
            </IconButton>
            <IconButton
              label={props.selected > 1 ? 'Arrange what is selected' : 'Arrange everything'}
              shortcut="l"
              side="top"
              disabled={props.isArranging}
              onClick={props.onArrange}
            >
              <Workflow />
            </IconButton>
          </>
        )}
        <IconButton
          label={props.hasMap ? 'Hide the map' : 'Show the map'}
          shortcut="m"
          aria-pressed={props.hasMap}
          side="top"
          onClick={props.onToggleMap}
        >
          <MapIcon />
        </IconButton>
        <IconButton label="Export a picture" side="top" onClick={props.onExport}>
          <Image />
        </IconButton>
      </div>
    </div>
  );
}

const undoable = ({ canUndo, canRedo }: { canUndo: boolean; canRedo: boolean }) => ({ canUndo, canRedo });
