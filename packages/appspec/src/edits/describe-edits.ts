import type { AppSpec } from '../app-spec';
import { entityLabel, labelOf } from '../entity-label';
import { APP_ID } from '../ids';
import type { Edit } from './edit';

/** What a change did, in one line: “Added GET /orders”, “Changed expression of schedule sweep”, “Edited chalicelib/todos.ts”. */
export function describeEdits(before: AppSpec, edits: readonly Edit[]): string {
  const words = [...new Set(edits.map((edit) => describe(before, edit)))];
  const [first = 'Changed nothing', second, ...rest] = words;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first}; ${second}` : `${first} and ${rest.length + 1} more`;
}

function describe(before: AppSpec, edit: Edit): string {
  switch (edit.type) {
    case 'create':
      return `Added ${labelOf(before, edit.entity)}`;
    case 'remove':
      return `Removed ${entityLabel(before, edit.id)}`;
    case 'text':
      return `Edited ${edit.file}`;
    case 'set':
      return edit.id === APP_ID
        ? describeAppField(before, edit)
        : `Changed ${edit.path[0]} of ${entityLabel(before, edit.id)}`;
  }
}

function describeAppField(before: AppSpec, edit: Extract<Edit, { type: 'set' }>): string {
  const [field, detail] = edit.path;
  if (field !== 'source' || detail === undefined)
    return `Changed ${field}${detail === undefined ? '' : ` ${detail}`} of the app`;
  if (edit.value === undefined) return `Removed ${detail}`;
  return before.source[detail] === undefined ? `Added ${detail}` : `Replaced ${detail}`;
}
