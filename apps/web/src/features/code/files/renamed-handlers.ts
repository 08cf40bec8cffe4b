import { type AppSpec, type Edit, lineOfExport } from '@chalice-studio/appspec';
import { handlersIn } from './file-edits';

type Change = { rangeOffset: number; rangeLength: number; text: string };

/**
 * What follows when a function that constructs run is renamed in the editor: they run it by its new name. A rename replaces
 * the whole name in one step; letters typed into it are no rename.
 */
export function renamedHandlers(
  spec: AppSpec,
  { file, before, changes }: { file: string; before: string; changes: readonly Change[] },
): Edit[] {
  const [first] = changes;
  if (first === undefined || first.text.length < 2 || !/^[A-Za-z_$][\w$]*$/.test(first.text)) return [];
  const name = before.slice(first.rangeOffset, first.rangeOffset + first.rangeLength);
  const isRename = changes.every(
    ({ rangeOffset, rangeLength, text }) =>
      text === first.text && before.slice(rangeOffset, rangeOffset + rangeLength) === name,
  );
  if (!isRename || name === first.text) return [];
  // The declaration itself must be among what changed.
  const line = lineOfExport(before, name);
  const declared = changes.some(({ rangeOffset }) => before.slice(0, rangeOffset).split('\n').length === line);
  if (line === undefined || !declared) return [];
  return handlersIn(spec, file)
    .filter((entity) => 'handler' in entity && entity.handler.export === name)
    .map(({ id }) => ({ type: 'set', id, path: ['handler', 'export'], value: first.text }));
}
