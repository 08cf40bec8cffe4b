'use client';

import { type Entity, entityLabel, findEntity, type Json } from '@chalice-studio/appspec';
import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useSelector } from '@/components/document/selector';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { useEdit } from '@/components/document/use-document';
import { useMayEdit } from '@/components/document/use-may-edit';
import { Button } from '@/components/ui/button';
import { useDesignActions } from '../actions/use-design-actions';
import { keptGuards } from '../graph/guarding';
import { noteTitle } from '../graph/note-text';
import { useSelection } from '../selection/selection';
import { MultiFieldInput } from './multi-field';
import { type CommonField, commonFields, setForAll } from './multi-fields';

const MOST_LISTED = 50;

/** Several constructs at once: what they have in common is set for all in one change. */
export function MultiPanel({ ids }: { ids: readonly string[] }) {
  const spec = useDesignSpec();
  const notes = useSelector(useOpenDocument().canvas, (state) => state.notes);
  const selection = useSelection();
  const actions = useDesignActions();
  const edit = useEdit();
  const mayEdit = useMayEdit();
  const entities = useMemo(
    () =>
      ids.flatMap((id): Entity[] => {
        const entity = findEntity(spec, id);
        return entity === undefined ? [] : [entity];
      }),
    [spec, ids],
  );
  const common = useMemo(() => commonFields(entities), [entities]);
  const known = ids.filter((id) => findEntity(spec, id) !== undefined || notes[id] !== undefined);
  const labelOf = (id: string) => {
    const note = notes[id];
    return note === undefined ? entityLabel(spec, id) : `Note: ${noteTitle(note.text)}`;
  };
  const set = (field: CommonField, value: Json | undefined) => {
    const { edits, title } = setForAll(entities, field, value);
    const guards = keptGuards(spec, edits);
    edit([...edits, ...guards.edits], { title: `${title}${guards.words}` });
  };
  return (
    <>
      {common.length === 0 ? (
        <p className="text-fg-muted text-sm">These have no field in common that could be set for all at once.</p>
      ) : (
        <section aria-label="Set for all" className="space-y-3">
          {common.map((each) => (
            <MultiFieldInput
              key={each.field.path.join('.')}
              common={each}
              total={known.length}
              spec={spec}
              isDisabled={!mayEdit}
              onChange={(value) => set(each, value)}
            />
          ))}
        </section>
      )}
      <section aria-label="Selected" className="border-line border-t pt-3">
        <ul className="space-y-0.5">
          {known.slice(0, MOST_LISTED).map((id) => (
            <li key={id}>
              <button
                type="button"
                dir="auto"
                onClick={() => selection.select([id])}
                className="w-full truncate rounded-md px-2 py-1 text-left font-mono text-xs hover:bg-hover"
              >
                {labelOf(id)}
              </button>
            </li>
          ))}
        </ul>
        {known.length > MOST_LISTED && (
          <p className="px-2 pt-1 text-fg-subtle text-xs">And {known.length - MOST_LISTED} more.</p>
        )}
      </section>
      <div className="flex gap-2">
        <Button onClick={() => actions.duplicate(known)}>Duplicate</Button>
        <Button variant="danger-quiet" onClick={() => actions.remove(known)}>
          <Trash2 aria-hidden /> Delete {known.length}
        </Button>
      </div>
    </>
  );
}
