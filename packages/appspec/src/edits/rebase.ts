import { APP_ID } from '../ids';
import type { Edit } from './edit';
import { operationOf, splicesOf, transform } from './text-operation';

type First = 'edits' | 'over';

/**
 * `edits` as they read after `over`, both made on the same document. Texts are merged; a field belongs to the last
 * writer; what was removed, or replaced as a whole, takes later edits of its parts with it.
 * `first` says whose insertion comes first when both insert at one place: the one that the server ordered first.
 */
export function rebaseEdits(edits: readonly Edit[], over: readonly Edit[], first: First = 'over'): Edit[] {
  return rebaseBoth(edits, over, first)[0];
}

/** Both sides, each as it reads after the other. Each is a sequence: its second edit was made on what its first left. */
export function rebaseBoth(edits: readonly Edit[], over: readonly Edit[], first: First = 'over'): [Edit[], Edit[]] {
  let others = [...over];
  const rebased = edits.flatMap((edit) => {
    let mine: Edit | undefined = edit;
    others = others.flatMap((other) => {
      const before = mine;
      if (before === undefined) return [other];
      mine = rebaseOne(before, other, first);
      return rebaseOne(other, before, first === 'edits' ? 'over' : 'edits') ?? [];
    });
    return mine ?? [];
  });
  return [rebased, others];
}

/** Undefined where the other edit leaves nothing to do. */
function rebaseOne(edit: Edit, over: Edit, first: First): Edit | undefined {
  if (edit.type !== 'text' || over.type !== 'text' || edit.file !== over.file)
    return takesAway(over, edit) ? undefined : edit;
  const side = first === 'edits' ? 'operation' : 'over';
  const splices = splicesOf(transform(operationOf(edit.splices), operationOf(over.splices), side));
  return splices.length === 0 ? undefined : { ...edit, splices };
}

function takesAway(other: Edit, edit: Edit): boolean {
  if (other.type === 'remove') return (edit.type === 'set' || edit.type === 'remove') && edit.id === other.id;
  if (other.type !== 'set' || other.id !== APP_ID || edit.type !== 'text') return false;
  return other.path[0] === 'source' && (other.path.length === 1 || other.path[1] === edit.file);
}
