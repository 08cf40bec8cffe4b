'use client';

import { Clipboard, Copy, CopyPlus, PanelRight, Plus, Redo2, Trash2, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  ContextMenu,
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuSeparator,
  ContextMenuTrigger,
} from '@/components/ui/context-menu';
import { toast } from '@/components/ui/toast';
import type { DesignActions } from '../actions/use-design-actions';
import { enterPanel } from '../problems/show-field';
import { useSelection } from '../selection/selection';
import type { PaletteRequest } from './palette';

type CanvasMenuProps = {
  actions: DesignActions;
  openPalette: (request: PaletteRequest) => void;
  children: ReactNode;
};

/** The menu of what was clicked, or of the canvas itself. */
export function CanvasMenu({ actions, openPalette, children }: CanvasMenuProps) {
  const selection = useSelection();
  const [opened, setOpened] = useState<{ ids: readonly string[]; x: number; y: number }>({ ids: [], x: 0, y: 0 });
  const { ids } = opened;
  const copy = () => void navigator.clipboard?.writeText(actions.copied(ids));
  const paste = async () => {
    const text = await navigator.clipboard?.readText().catch(() => undefined);
    if (text === undefined)
      toast.message('The browser does not let us read the clipboard', {
        description: 'Paste with the keyboard instead.',
      });
    else if (!actions.paste(text)) toast.message('The clipboard holds no constructs');
  };
  return (
    <ContextMenu>
      <ContextMenuTrigger
        asChild
        onContextMenu={(event) => {
          const id =
            event.target instanceof Element
              ? event.target.closest<HTMLElement>('.react-flow__node')?.dataset.id
              : undefined;
          const isConstruct = id !== undefined && !id.startsWith('api:') && !id.startsWith('group:');
          if (isConstruct && !selection.getState().includes(id)) selection.select([id]);
          setOpened({ ids: isConstruct ? selection.getState() : [], x: event.clientX, y: event.clientY });
        }}
      >
        <div className="size-full">{children}</div>
      </ContextMenuTrigger>
      <ContextMenuContent>
        {ids.length > 0 ? (
          <>
            <ContextMenuItem onSelect={enterPanel} shortcut="enter">
              <PanelRight aria-hidden /> Open
            </ContextMenuItem>
            <ContextMenuItem onSelect={() => actions.duplicate(ids)} shortcut="mod+d">
              <CopyPlus aria-hidden /> Duplicate
            </ContextMenuItem>
            <ContextMenuItem onSelect={copy} shortcut="mod+c">
              <Copy aria-hidden /> Copy as JSON
            </ContextMenuItem>
            <ContextMenuSeparator />
            <ContextMenuItem onSelect={() => actions.remove(ids)} isDangerous shortcut="delete">
              <Trash2 aria-hidden /> Delete
            </ContextMenuItem>
          </>
        ) : (
          <>
            <ContextMenuItem onSelect={() => openPalette({ x: opened.x, y: opened.y })} shortcut="a">
              <Plus aria-hidden /> Add here…
            </ContextMenuItem>
            <ContextMenuItem onSelect={() => void paste()} shortcut="mod+v">
              <Clipboard aria-hidden /> Paste
            </ContextMenuItem>
            <ContextMenuSeparator />
            <ContextMenuItem onSelect={actions.undo} shortcut="mod+z">
              <Undo2 aria-hidden /> Undo
            </ContextMenuItem>
            <ContextMenuItem onSelect={actions.redo} shortcut="mod+shift+z">
              <Redo2 aria-hidden /> Redo
            </ContextMenuItem>
          </>
        )}
      </ContextMenuContent>
    </ContextMenu>
  );
}
