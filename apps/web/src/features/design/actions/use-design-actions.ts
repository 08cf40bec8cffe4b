'use client';

import { applyEdits, type Edit, findEntity } from '@chalice-studio/appspec';
import { useMemo } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useEdit } from '@/components/document/use-document';
import { toast } from '@/components/ui/toast';
import { writeUrlState } from '@/lib/url-state';
import { addition, type CatalogueEntry } from '../graph/catalogue';
import { type ConnectionTarget, connect } from '../graph/connections';
import { copyText, duplicateEdits, pasteEdits } from '../graph/copying';
import type { Point } from '../graph/frames';
import type { GraphEdge } from '../graph/graph';
import { edgeRemoval, removal } from '../graph/removal';
import { useSelection } from '../selection/selection';

export type DesignActions = ReturnType<typeof useDesignActions>;

/** What one can do to the design, from canvas, outline, keys and menus alike. */
export function useDesignActions() {
  const opened = useOpenDocument();
  const selection = useSelection();
  const edit = useEdit();

  return useMemo(() => {
    const { store, canvas } = opened;
    const spec = () => store.getState().document.spec;
    const undoAction = { label: 'Undo', onClick: () => void opened.undo() };

    const make = (edits: readonly Edit[], ids: readonly string[], at?: Point) => {
      if (!edit(edits)) return;
      if (at !== undefined)
        canvas.place(Object.fromEntries(ids.map((id, index) => [id, { x: at.x + index * 32, y: at.y + index * 32 }])));
      selection.select(ids);
      writeUrlState({ panel: 'config' });
    };

    return {
      /** `line`: it was drawn from there and ended in empty space, so what is added stands at its end. */
      add(
        entry: CatalogueEntry,
        options: { at?: Point | undefined; line?: { id: string; isBackwards: boolean } | undefined } = {},
      ) {
        const [selected] = selection.getState();
        const blueprint = selected !== undefined && spec().blueprints[selected] !== undefined ? selected : undefined;
        const { id, edits } = addition(spec(), entry, { resourceId: options.line?.id, blueprint });
        const added = applyEdits(spec(), edits);
        const ends = options.line?.isBackwards === true ? [id, options.line.id] : [options.line?.id, id];
        const [source, target] = ends;
        const line =
          added.ok && source !== undefined && target !== undefined
            ? connect(added.spec, source, { id: target })
            : undefined;
        const all = line !== undefined && 'edits' in line ? [...edits, ...line.edits] : edits;
        make(all, [id], blueprint === undefined ? options.at : undefined);
      },
      connect(source: string, target: ConnectionTarget) {
        const made = connect(spec(), source, target);
        if ('refused' in made) toast.message('These cannot be connected', { description: made.refused });
        else if (edit(made.edits)) toast.success(made.done, { action: undoAction });
      },
      remove(ids: readonly string[]) {
        const { edits, label, stays } = removal(spec(), ids);
        if (edits.length === 0 || !edit(edits)) return;
        selection.select([]);
        toast.message(`Deleted ${label}`, { description: stays, action: undoAction });
      },
      removeEdge(edge: GraphEdge) {
        const removed = edgeRemoval(spec(), edge);
        if ('refused' in removed) toast.message('This line stays', { description: removed.refused });
        else if (edit(removed.edits)) toast.message(`Removed the ${removed.label}`, { action: undoAction });
      },
      duplicate(ids: readonly string[]) {
        const known = ids.filter((id) => findEntity(spec(), id) !== undefined);
        const { edits, ids: made } = duplicateEdits(spec(), known);
        make(edits, made);
      },
      copied: (ids: readonly string[]) =>
        copyText(
          spec(),
          ids.filter((id) => findEntity(spec(), id) !== undefined),
        ),
      paste(text: string, at?: Point): boolean {
        const pasted = pasteEdits(spec(), text);
        if (pasted === undefined) return false;
        make(pasted.edits, pasted.ids, at);
        return true;
      },
      undo() {
        if (!opened.undo()) toast.message('Nothing of yours to undo');
      },
      redo() {
        if (!opened.redo()) toast.message('Nothing of yours to redo');
      },
    };
  }, [opened, selection, edit]);
}
