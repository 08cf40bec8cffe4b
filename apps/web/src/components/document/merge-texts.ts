import { APP_ID, type Edit, operationOf, splicesOf } from '@chalice-studio/appspec';

type TextEdit = Extract<Edit, { type: 'text' }>;

/**
 * The same edits with all changes of one file's text as one, where nothing replaced the file in between: a text edit
 * is moved past others' as a whole, never splice by splice.
 */
export function mergeTexts(edits: readonly Edit[]): Edit[] {
  const merged: Edit[] = [];
  const open = new Map<string, number>();
  for (const edit of edits) {
    if (edit.type === 'set' && edit.id === APP_ID && edit.path[0] === 'source') open.clear();
    const index = edit.type === 'text' ? open.get(edit.file) : undefined;
    const before = index === undefined ? undefined : merged[index];
    if (edit.type === 'text' && index !== undefined && before?.type === 'text') merged[index] = joined(before, edit);
    else if (edit.type === 'text') open.set(edit.file, merged.push(edit) - 1);
    else merged.push(edit);
  }
  return merged;
}

function joined(first: TextEdit, second: TextEdit): TextEdit {
  return { ...first, splices: splicesOf(operationOf([...first.splices, ...second.splices])) };
}
