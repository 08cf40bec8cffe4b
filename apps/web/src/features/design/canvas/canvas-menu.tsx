'use client';

import { Clipboard, Copy, CopyPlus, PanelRight, Plus, Redo2, Trash2, Undo2 } from 'lucide-react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast';
import type { DesignActions } from '../actions/use-design-actions';
import { enterPanel } from '../problems/show-field';
import type { PaletteRequest } from './palette';

/** Where it was asked for, and the constructs that it is about; none: the canvas itself. */
export type MenuRequest = { ids: readonly string[]; x: number; y: number };

type CanvasMenuProps = {
  request: MenuRequest;
  actions: DesignActions;
  openPalette: (request: PaletteRequest) => void;
  onClose: () => void;
};

/** The menu of what was clicked, or of the canvas itself. */
export function CanvasMenu({ request, actions, openPalette, onClose }: CanvasMenuProps) {
  const { ids, x, y } = request;
  return (
    <DropdownMenu open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="pointer-events-none fixed size-0" style={{ left: x, top: y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent aria-label={ids.length > 0 ? 'Selected constructs' : 'Canvas'}>
        {ids.length > 0 ? (
          <ConstructItems ids={ids} actions={actions} />
        ) : (
          <>
            <DropdownMenuItem onSelect={() => openPalette({ x, y })} shortcut="a">
              <Plus aria-hidden /> Add…
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void paste(actions)} shortcut="mod+v">
              <Clipboard aria-hidden /> Paste
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={actions.undo} shortcut="mod+z">
              <Undo2 aria-hidden /> Undo
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={actions.redo} shortcut="mod+shift+z">
              <Redo2 aria-hidden /> Redo
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function ConstructItems({ ids, actions }: { ids: readonly string[]; actions: DesignActions }) {
  return (
    <>
      <DropdownMenuItem onSelect={enterPanel} shortcut="enter">
        <PanelRight aria-hidden /> Open
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => actions.duplicate(ids)} shortcut="mod+d">
        <CopyPlus aria-hidden /> Duplicate
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => void copy(actions.copied(ids))} shortcut="mod+c">
        <Copy aria-hidden /> Copy as JSON
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={() => actions.remove(ids)} isDangerous shortcut="delete">
        <Trash2 aria-hidden /> Delete
      </DropdownMenuItem>
    </>
  );
}

// The clipboard API exists only in secure contexts; the keyboard works everywhere.
async function copy(text: string): Promise<void> {
  if (navigator.clipboard === undefined) return refuseClipboard('Copy');
  await navigator.clipboard.writeText(text);
  toast.message('Copied as JSON');
}

async function paste(actions: DesignActions): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => undefined);
  if (text === undefined) return refuseClipboard('Paste');
  if (!actions.paste(text)) toast.message('The clipboard holds no constructs');
}

function refuseClipboard(verb: string): void {
  toast.message('The browser keeps its clipboard to itself here', {
    description: `${verb} with the keyboard instead.`,
  });
}
