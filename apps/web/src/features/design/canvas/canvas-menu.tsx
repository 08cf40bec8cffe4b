'use client';

import {
  Clipboard,
  Copy,
  CopyPlus,
  Focus,
  Image,
  PanelRight,
  Plus,
  Redo2,
  Spline,
  StickyNote,
  Trash2,
  Undo2,
  Workflow,
} from 'lucide-react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast';
import type { DesignActions } from '../actions/use-design-actions';
import { isNoteId } from '../graph/notes';
import type { PaletteRequest } from './palette';

/** Where it was asked for, and the constructs that it is about; none: the canvas itself. */
export type MenuRequest = { ids: readonly string[]; x: number; y: number };

type CanvasMenuProps = {
  /** Without it there are only the acts of who looks. */
  mayEdit: boolean;
  request: MenuRequest;
  actions: DesignActions;
  openPalette: (request: PaletteRequest) => void;
  /** What keys do, too. */
  commands: MenuCommands;
  onClose: () => void;
};

export type MenuCommands = {
  copied: (ids: readonly string[]) => string;
  duplicate: (ids: readonly string[]) => void;
  paste: (text: string) => void;
  connect: (id: string) => void;
  addNote: () => void;
  open: (id: string) => void;
  zoomTo: (ids: readonly string[]) => void;
  arrange: (ids: readonly string[]) => void;
  exportPicture: (ids: readonly string[]) => void;
};

/** The menu of what was clicked, or of the canvas itself. */
export function CanvasMenu({ mayEdit, request, actions, commands, openPalette, onClose }: CanvasMenuProps) {
  const { ids, x, y } = request;
  return (
    <DropdownMenu open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="pointer-events-none fixed size-0" style={{ left: x, top: y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent aria-label={ids.length > 0 ? 'Selected constructs' : 'Canvas'}>
        {ids.length > 0 ? (
          <ConstructItems mayEdit={mayEdit} ids={ids} actions={actions} commands={commands} />
        ) : (
          <>
            {mayEdit && (
              <>
                <DropdownMenuItem onSelect={() => openPalette({ x, y })} shortcut="a">
                  <Plus aria-hidden /> Add…
                </DropdownMenuItem>
                <DropdownMenuItem onSelect={commands.addNote} shortcut="n">
                  <StickyNote aria-hidden /> Add a note
                </DropdownMenuItem>
                <DropdownMenuItem onSelect={() => void paste(commands)} shortcut="mod+v">
                  <Clipboard aria-hidden /> Paste
                </DropdownMenuItem>
                <DropdownMenuSeparator />
                <DropdownMenuItem onSelect={() => commands.arrange([])} shortcut="l">
                  <Workflow aria-hidden /> Arrange everything
                </DropdownMenuItem>
              </>
            )}
            <DropdownMenuItem onSelect={() => commands.exportPicture([])}>
              <Image aria-hidden /> Export a picture…
            </DropdownMenuItem>
            {mayEdit && (
              <>
                <DropdownMenuSeparator />
                <DropdownMenuItem onSelect={actions.undo} shortcut="mod+z">
                  <Undo2 aria-hidden /> Undo
                </DropdownMenuItem>
                <DropdownMenuItem onSelect={actions.redo} shortcut="mod+shift+z">
                  <Redo2 aria-hidden /> Redo
                </DropdownMenuItem>
              </>
            )}
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function ConstructItems({
  mayEdit,
  ids,
  actions,
  commands,
}: {
  mayEdit: boolean;
  ids: readonly string[];
  actions: DesignActions;
  commands: MenuCommands;
}) {
  const [only, ...others] = ids;
  return (
    <>
      <DropdownMenuItem onSelect={() => only !== undefined && commands.open(only)} shortcut="enter">
        <PanelRight aria-hidden /> Open
      </DropdownMenuItem>
      {mayEdit && only !== undefined && others.length === 0 && !isNoteId(only) && (
        <DropdownMenuItem onSelect={() => commands.connect(only)} shortcut="c">
          <Spline aria-hidden /> Draw a line…
        </DropdownMenuItem>
      )}
      {mayEdit && (
        <DropdownMenuItem onSelect={() => commands.duplicate(ids)} shortcut="mod+d">
          <CopyPlus aria-hidden /> Duplicate
        </DropdownMenuItem>
      )}
      <DropdownMenuItem onSelect={() => void copy(commands.copied(ids))} shortcut="mod+c">
        <Copy aria-hidden /> Copy as JSON
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={() => commands.zoomTo(ids)} shortcut="2">
        <Focus aria-hidden /> Zoom to it
      </DropdownMenuItem>
      {mayEdit && others.length > 0 && (
        <DropdownMenuItem onSelect={() => commands.arrange(ids)} shortcut="l">
          <Workflow aria-hidden /> Arrange these
        </DropdownMenuItem>
      )}
      <DropdownMenuItem onSelect={() => commands.exportPicture(ids)}>
        <Image aria-hidden /> Export a picture…
      </DropdownMenuItem>
      {mayEdit && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => actions.remove(ids)} isDangerous shortcut="delete">
            <Trash2 aria-hidden /> Delete
          </DropdownMenuItem>
        </>
      )}
    </>
  );
}

// The clipboard API exists only in secure contexts; the keyboard works everywhere.
async function copy(text: string): Promise<void> {
  if (navigator.clipboard === undefined) return refuseClipboard('Copy');
  await navigator.clipboard.writeText(text);
  toast.message('Copied as JSON');
}

async function paste(commands: MenuCommands): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => undefined);
  if (text === undefined) return refuseClipboard('Paste');
  commands.paste(text);
}

function refuseClipboard(verb: string): void {
  toast.message('The browser keeps its clipboard to itself here', {
    description: `${verb} with the keyboard instead.`,
  });
}
