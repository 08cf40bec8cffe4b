'use client';

import { applyEdits, type Edit, entityLabel, findEntity } from '@chalice-studio/appspec';
import { useMemo } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useEdit } from '@/components/document/use-document';
import { useMayEdit } from '@/components/document/use-may-edit';
import { toast } from '@/components/ui/toast';
import { writeUrlState } from '@/lib/url-state';
import { whenReachable } from '@/lib/when-reachable';
import type { addition } from '../graph/addition';
import type { CatalogueEntry } from '../graph/catalogue';
import { type ConnectionTarget, connect } from '../graph/connections';
import { copyText, duplicateEdits, type Pasted, pasteEdits } from '../graph/copying';
import type { Point } from '../graph/frames';
import type { GraphEdge } from '../graph/graph';
import { moveInto } from '../graph/moving';
import { isNoteId } from '../graph/notes';
import { edgeRemoval, removal } from '../graph/removal';
import { focusCard } from '../problems/show-field';
import { useSelection } from '../selection/selection';
import { noteActions } from './note-actions';

export type DesignActions = ReturnType<typeof useDesignActions>;

/** Beside what it is a copy of. */
const ASIDE = { x: 32, y: 32 };

/** What one can do to the design, from canvas, outline, keys and menus alike. */
export function useDesignActions() {
  const opened = useOpenDocument();
  const selection = useSelection();
  const edit = useEdit();
  const mayEdit = useMayEdit();

  return useMemo(() => {
    const { store, canvas } = opened;
    const spec = () => store.getState().document.spec;
    const notes = noteActions({ canvas, selection, mayEdit });
    /** After the edits that made them. */
    const titleOf = (ids: readonly string[], edits: readonly Edit[]) => {
      const made = applyEdits(spec(), edits);
      const [first, ...others] = ids;
      if (!made.ok || first === undefined) return 'Added nothing';
      return `Added ${entityLabel(made.spec, first)}${others.length > 0 ? ` and ${others.length} more` : ''}`;
    };

    type Made = {
      edits: readonly Edit[];
      ids: readonly string[];
      places: Readonly<Record<string, Point>>;
      title: string;
    };
    const make = ({ edits, ids, places, title }: Made) => {
      if (!edit(edits, { title })) return;
      canvas.place(places);
      selection.select(ids);
      writeUrlState({ panel: 'config' });
      const [first] = ids;
      if (first !== undefined) focusCard(first);
    };

    /** `at`: where the uppermost and leftmost of it stands; without, wherever there is room. */
    const put = ({ ids, edits, places, notes: written, left }: Pasted, at: Point | undefined) => {
      const to = ({ x, y }: Point) => ({ x: Math.round(x + (at?.x ?? 0)), y: Math.round(y + (at?.y ?? 0)) });
      const stood = Object.entries(places).map(([id, place]) => [id, to(place)] as const);
      const noteIds = notes.pasteNotes(written.map((note) => ({ ...note, ...to(note) })));
      make({
        edits,
        ids: [...ids, ...noteIds],
        places: at === undefined ? {} : Object.fromEntries(stood),
        title: titleOf(ids, edits),
      });
      if (left > 0)
        toast.message(left === 1 ? 'One construct was left out' : `${left} constructs were left out`, {
          description: 'They could not be read, or do not fit into this design.',
        });
    };

    /** What of these stands on the canvas, and where: `places` are of what is shown. */
    const part = (ids: readonly string[], places: Readonly<Record<string, Point>>) => ({
      places,
      notes: ids.flatMap((id) => canvas.getState().notes[id] ?? []),
    });
    const entitiesOf = (ids: readonly string[]) => ids.filter((id) => findEntity(spec(), id) !== undefined);

    type AddOptions = { at?: Point | undefined; line?: { id: string; isBackwards: boolean } | undefined };
    const addWith = (additionOf: typeof addition, entry: CatalogueEntry, options: AddOptions) => {
      const [selected] = selection.getState();
      const blueprint = selected !== undefined && spec().blueprints[selected] !== undefined ? selected : undefined;
      const { id, edits } = additionOf(spec(), entry, { resourceId: options.line?.id, blueprint });
      const added = applyEdits(spec(), edits);
      const ends = options.line?.isBackwards === true ? [id, options.line.id] : [options.line?.id, id];
      const [source, target] = ends;
      const line =
        added.ok && source !== undefined && target !== undefined
          ? connect(added.spec, source, { id: target })
          : undefined;
      const all = line !== undefined && 'edits' in line ? [...edits, ...line.edits] : edits;
      const places = blueprint === undefined && options.at !== undefined ? { [id]: options.at } : {};
      make({ edits: all, ids: [id], places, title: titleOf([id], all) });
    };

    return {
      ...notes,
      /** `line`: it was drawn from there and ended in empty space, so what is added stands at its end. */
      add(entry: CatalogueEntry, options: AddOptions = {}) {
        // What writes starter code is loaded when something is added first: most visits add nothing.
        void whenReachable(() => import('../graph/addition')).then(
          ({ addition }) => addWith(addition, entry, options),
          (cause: unknown) => toast.failure('It could not be added', cause),
        );
      },
      connect(source: string, target: ConnectionTarget) {
        const made = connect(spec(), source, target);
        if ('refused' in made) toast.message('These cannot be connected', { description: made.refused });
        else edit(made.edits, { title: made.done });
      },
      /** Into a blueprint, or out of all. Answers whether anything went. */
      moveInto(ids: readonly string[], blueprint: string | undefined): boolean {
        const moved = moveInto(spec(), ids, blueprint);
        if (moved === undefined) return false;
        if ('edits' in moved) return edit(moved.edits, { title: moved.done });
        toast.message('This cannot be moved there', { description: moved.refused });
        return false;
      },
      remove(ids: readonly string[]) {
        notes.removeNotes(ids.filter(isNoteId));
        const { edits, label, stays } = removal(spec(), ids);
        if (edits.length > 0 && edit(edits, { title: `Deleted ${label}`, note: stays })) selection.select([]);
      },
      removeEdge(edge: GraphEdge) {
        const removed = edgeRemoval(spec(), edge);
        if ('refused' in removed) toast.message('This line stays', { description: removed.refused });
        else edit(removed.edits, { title: `Removed the ${removed.label}` });
      },
      duplicate(ids: readonly string[], places: Readonly<Record<string, Point>> = {}) {
        const pasted = duplicateEdits(spec(), entitiesOf(ids), part(ids, places));
        const corners = [...Object.values(places), ...part(ids, places).notes];
        const [x, y] = [Math.min(...corners.map((each) => each.x)), Math.min(...corners.map((each) => each.y))];
        put(pasted, corners.length === 0 ? undefined : { x: x + ASIDE.x, y: y + ASIDE.y });
      },
      copied: (ids: readonly string[], places: Readonly<Record<string, Point>> = {}) =>
        copyText(spec(), entitiesOf(ids), part(ids, places)),
      paste(text: string, at?: Point) {
        const pasted = pasteEdits(spec(), text);
        if ('refused' in pasted) toast.message('Nothing to paste', { description: pasted.refused });
        else put(pasted, at);
      },
      undo() {
        if (!opened.undo()) toast.message('Nothing of yours to undo');
      },
      redo() {
        if (!opened.redo()) toast.message('Nothing of yours to redo');
      },
    };
  }, [opened, selection, edit, mayEdit]);
}
